package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Listens some packets ahead, and lets a packet wait for some more, where a capture has it before one that it proves something
 * about (RFC 7296 §2.15, RFC 2409 §5): a capture of several queues may have neighbours in the other order.
 */
public final class PatientListener {
    /** Packets ahead, packets that one waits for, and packets that wait. */
    static final int PATIENCE = 8;

    private final Conversation conversation;
    private final Deque<Explanation> ahead = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** A packet, and how many came behind it. */
    private static final class Waiting {
        private final Explanation explanation;
        private int passed;

        private Waiting(Explanation explanation) {
            this.explanation = explanation;
        }
    }

    /** A listener that has heard nothing yet, of a conversation of which nothing was heard. */
    public PatientListener(Conversation conversation) {
        this.conversation = conversation;
    }

    /** What can be told now: the packet that lies some packets back with its standing, as a rule, and those that have waited for it. */
    public ImmutableList<Explanation> hear(Explanation explanation) {
        conversation.foresee(explanation);
        ahead.addLast(explanation);
        return ahead.size() > PATIENCE ? turn(ahead.removeFirst()) : ImmutableList.of();
    }

    private ImmutableList<Explanation> turn(Explanation explanation) {
        if (waiting.size() < PATIENCE && conversation.isEarly(explanation)) {
            waiting.addLast(new Waiting(explanation));
            return ImmutableList.of();
        }
        ImmutableList.Builder<Explanation> told = ImmutableList.builder();
        told.add(conversation.hear(explanation));
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext();) {
            Waiting one = each.next();
            one.passed++;
            if (one.passed >= PATIENCE || !conversation.isEarly(one.explanation)) {
                told.add(conversation.hear(one.explanation));
                each.remove();
            }
        }
        return told.build();
    }

    /** The last ones, and those that have waited in vain; there are no more packets. */
    public ImmutableList<Explanation> rest() {
        ImmutableList.Builder<Explanation> told = ImmutableList.builder();
        ahead.forEach(explanation -> told.addAll(turn(explanation)));
        waiting.forEach(one -> told.add(conversation.hear(one.explanation)));
        ahead.clear();
        waiting.clear();
        return told.build();
    }
}
