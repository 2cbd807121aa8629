package ike.interop.vici;

/** A command under way, as the one who carries it out sees it. Any thread may use it; nothing here waits for the client. */
public interface ViciCall {
    /** Sends the client events of this name, made one by one as it reads them, unless it did not register for them. */
    void stream(String event, Iterable<Message> messages);

    /** Sends the client one event that is made already, unless it did not register for it. */
    void tell(String event, Message message);

    /** Sends the response and ends the command. */
    void answer(Message response);

    /** True when nobody waits for the answer any more. */
    boolean isAbandoned();
}
