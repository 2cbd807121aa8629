package ike.interop.endpoint;

import ike.engine.Event;
import ike.engine.OrderId;
import ike.interop.log.Journal;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what the engine reports, and hands the outcome of each order to whoever gave it. Confined to the engine's thread. */
final class Reporter {
    private final Journal journal;
    private final Map<OrderId, Waiting> outcomes = new LinkedHashMap<>();
    private final List<EndpointObserver> observers = new ArrayList<>();

    /** Somebody who waits for the outcome of an order. */
    interface Waiting {
        /**
         * The outcome is there.
         *
         * @param explained true when an event has told the reason already, and in more words
         */
        void told(Event outcome, boolean explained);
    }

    Reporter(Journal journal) {
        this.journal = journal;
    }

    Journal journal() {
        return journal;
    }

    void addObserver(EndpointObserver observer) {
        observers.add(observer);
    }

    /** From now on somebody waits for what becomes of this order. */
    void expect(OrderId id, Waiting outcome) {
        outcomes.put(id, outcome);
    }

    /** Tells one event. */
    void report(Event event, Control control) {
        EventEntries.of(event).forEach(journal::tell);
        observers.forEach(observer -> observer.happened(event, control));
    }

    /** Tells of a message that came or went. */
    void passed(PassedMessage message, Control control) {
        journal.tell(LogGroup.ENC, 1, () -> message.entry(control));
        observers.forEach(observer -> observer.passed(message, control));
    }

    /** Tells whoever gave an order what became of it. */
    void outcome(OrderId id, Event outcome, boolean explained) {
        Optional.ofNullable(outcomes.remove(id)).ifPresent(waiting -> waiting.told(outcome, explained));
    }

    /** Tells that so many messages were not even looked at. */
    void lost(long messages) {
        if (messages > 0) {
            journal.tell(LogEntry.remark(LogGroup.NET, 1,
                    "dropped " + messages + " messages: more came than could be worked off"));
        }
    }

    /** Tells in a line what became of an order that was given as one; a failure that is explained already is not told again. */
    Waiting line(String order) {
        return (outcome, explained) -> {
            switch (outcome) {
                case Event.OrderDone(String detail) -> order(order, "done, " + detail);
                case Event.OrderFailed(String reason) -> {
                    if (!explained) {
                        order(order, "failed, " + reason);
                    }
                }
                default -> {
                }
            }
        };
    }

    /** Tells that a wish cannot become an order. */
    void refused(String order, String reason) {
        order(order, "failed, " + reason);
    }

    private void order(String order, String outcome) {
        journal.tell(LogEntry.of(LogGroup.CFG, 0, "order", order + ": " + outcome));
    }
}
