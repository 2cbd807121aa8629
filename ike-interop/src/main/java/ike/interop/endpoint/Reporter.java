package ike.interop.endpoint;

import ike.engine.Event;
import ike.engine.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what the engine reports: events as lines, and what became of each order under the words it was given in. */
final class Reporter {
    private static final int MOST_ORDERS = 1000;

    private final Lines lines;
    private final boolean verbose;
    private final Map<OrderId, String> orders = new LinkedHashMap<>();

    Reporter(Lines lines, boolean verbose) {
        this.lines = lines;
        this.verbose = verbose;
    }

    /** From now on the order with this id is known by this text. */
    void remember(OrderId id, String text) {
        orders.put(id, text);
        if (orders.size() > MOST_ORDERS) {
            orders.remove(orders.keySet().iterator().next());
        }
    }

    /** Tells one event. */
    void report(Event event) {
        EventLine.of(event).forEach(lines::event);
        if (verbose) {
            EventLine.ofTrouble(event).ifPresent(lines::note);
        }
    }

    /** Tells what became of an order, unless it is one that nobody gave. */
    void outcome(OrderId id, Event outcome) {
        Optional.ofNullable(orders.get(id)).ifPresent(text -> {
            switch (outcome) {
                case Event.OrderDone(String detail) -> lines.event("order " + text + ": done, " + detail);
                case Event.OrderFailed(String reason) -> lines.event("order " + text + ": failed, " + reason);
                default -> {
                }
            }
        });
    }

    /** A remark that no program needs to read. */
    void note(String sentence) {
        lines.note(sentence);
    }

    /** Tells that so many messages were not even looked at. */
    void lost(long messages) {
        if (verbose && messages > 0) {
            lines.note("dropped " + messages + " messages: more came than could be worked off");
        }
    }

    /** Tells that a wish cannot become an order. */
    void refused(String text, String reason) {
        lines.event("order " + text + ": failed, " + reason);
    }
}
