package ike.interop.log;

/**
 * One thing told. Texts may hold what a peer sent: whoever prints an entry makes it printable.
 *
 * @param level 0 what everybody wants to know, 1 the course of things, 2 details; as in strongSwan
 * @param event a stable word for what happened, {@code ike-up}; empty for a remark that no program needs to read
 * @param ike the connection of the IKE SA that it is about; empty if about none
 * @param ikeId our number of that IKE SA; 0 if about none
 * @param message one line
 * @param explanation further lines, or nothing
 */
public record LogEntry(LogGroup group, int level, String event, String ike, long ikeId, String message,
        String explanation) {
    /** A remark that no program needs to read. */
    public static LogEntry remark(LogGroup group, int level, String sentence) {
        return new LogEntry(group, level, "", "", 0, sentence, "");
    }

    /** Something about no IKE SA in particular, with a stable word for it. */
    public static LogEntry of(LogGroup group, int level, String event, String message) {
        return new LogEntry(group, level, event, "", 0, message, "");
    }

    /** The word for what happened, if it has one, and the message. */
    public String text() {
        return event.isEmpty() ? message : event + " " + message;
    }
}
