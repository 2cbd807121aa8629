package ike.interop.control;

import ike.interop.log.LogEntry;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.Printable;

/** Log entries as vici events. */
final class LogMessages {
    private LogMessages() {
    }

    /** As {@code control-log} has it. What a peer sent is made printable; an explanation follows on the same line. */
    static Message of(LogEntry entry) {
        return head(entry).addAll(tail(entry)).build();
    }

    /** As {@code log} has it: with the thread, of which we have one that counts. */
    static Message withThread(LogEntry entry) {
        return head(entry).put("thread", 1).addAll(tail(entry)).build();
    }

    private static MessageBuilder head(LogEntry entry) {
        return Message.builder().put("group", entry.group().name()).put("level", entry.level());
    }

    private static Message tail(LogEntry entry) {
        MessageBuilder message = Message.builder();
        if (entry.ikeId() != 0) {
            message.put("ikesa-name", entry.ike()).put("ikesa-uniqueid", entry.ikeId());
        }
        String text = entry.text() + (entry.explanation().isBlank()
                ? ""
                : "; " + entry.explanation().strip().replaceAll("\\s*\\R\\s*", "; "));
        return message.told("msg", Printable.line(text)).build();
    }
}
