package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import ike.interop.log.Journal;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.log.LogListener;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command that takes a while: until it is answered, the client hears {@code control-log} events of the connections
 * that it is about, up to {@code loglevel}; after {@code timeout} milliseconds it is answered, done or not. A timeout of
 * 0 waits for ever, -1 not at all.
 */
final class ControlledCall implements LogListener {
    private static final int USUAL_LEVEL = 1;

    private final Journal journal;
    private final ViciCall call;
    private final ImmutableList<String> connections;
    private final int level;
    private final CompletableFuture<Message> answer = new CompletableFuture<>();

    private ControlledCall(Journal journal, ViciCall call, ImmutableList<String> connections, int level) {
        this.journal = journal;
        this.call = call;
        this.connections = connections;
        this.level = level;
    }

    /**
     * Begins one.
     *
     * @param late the answer when the time is over
     */
    static ControlledCall begin(Journal journal, Message request, ViciCall call, ImmutableList<String> connections,
            Message late) {
        int level = request.text("loglevel").map(Ints::tryParse).orElse(USUAL_LEVEL);
        long timeout = request.text("timeout").map(Longs::tryParse).orElse(0L);
        ControlledCall controlled = new ControlledCall(journal, call, connections, level);
        journal.addListener(controlled);
        var _ = controlled.answer.whenComplete((message, _) -> controlled.end(message));
        if (timeout < 0) {
            controlled.answer(Answers.SUCCESS);
        } else if (timeout > 0) {
            controlled.answer.completeOnTimeout(late, timeout, TimeUnit.MILLISECONDS);
        }
        return controlled;
    }

    /** Answers, unless that was done before. */
    void answer(Message message) {
        answer.complete(message);
    }

    @Override
    public boolean wants(LogGroup group, int entryLevel) {
        return entryLevel <= level;
    }

    @Override
    public void hear(LogEntry entry) {
        if (call.isAbandoned()) {
            journal.removeListener(this);
        } else if (connections.contains(entry.ike())) {
            call.tell("control-log", LogMessages.of(entry));
        }
    }

    private void end(Message message) {
        journal.removeListener(this);
        call.answer(message);
    }
}
