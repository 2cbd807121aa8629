package ike.interop.vici;

/** What a server's commands do and which events it raises. Called by the threads of sessions, several at a time. */
public interface ViciCommands {
    /** True when a client may register for events of this name. */
    boolean raises(String event);

    /**
     * Begins a command; false when there is none of this name.
     *
     * @param call where the answer goes, now or later, exactly once
     */
    boolean begin(String command, Message request, ViciCall call);

    /** Something about a client that whoever runs the server should know; one line. */
    void trouble(String sentence);
}
