package ike.interop.metrics;

import ike.engine.Event;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.EndpointObserver;
import ike.interop.endpoint.PassedMessage;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happens, from the start on. Confined to the engine's thread. */
final class Tally implements EndpointObserver {
    /** Different labels of one metric; what comes later is counted as "other". */
    private static final int MOST_LABELS = 64;

    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final Map<String, Long> events = new TreeMap<>();

    @Override
    public void happened(Event event, Control control) {
        switch (event) {
            case Event.IkeUp _ -> count(events, "ike_up");
            case Event.IkeDown _ -> count(events, "ike_down");
            case Event.IkeRekeyed _ -> count(events, "ike_rekeyed");
            case Event.IkeMoved _ -> count(events, "ike_moved");
            case Event.ChildUp _ -> count(events, "child_up");
            case Event.ChildDown _ -> count(events, "child_down");
            case Event.ChildRekeyed _ -> count(events, "child_rekeyed");
            case Event.Failed(var _, var _, var failure) -> count(failures, failure.notification());
            case Event.AskedAnew _ -> count(events, "asked_anew");
            case Event.Remark(Event.Remark.Matter matter, var _, var _, String _) ->
                count(events, matter.word().replace('-', '_'));
            case Event.Retransmitted _ -> count(events, "retransmitted");
            case Event.Dropped _ -> count(events, "dropped_message");
            case Event.OrderDone _,Event.OrderFailed _ -> {
            }
        }
    }

    @Override
    public void passed(PassedMessage message, Control control) {
        count(messages,
                message.exchange() + (message.inbound() ? "\",direction=\"in" : "\",direction=\"out")
                        + "\",kind=\"" + message.kind());
    }

    Map<String, Long> messages() {
        return messages;
    }

    Map<String, Long> failures() {
        return failures;
    }

    Map<String, Long> events() {
        return events;
    }

    private static void count(Map<String, Long> counts, String label) {
        counts.merge(counts.size() < MOST_LABELS || counts.containsKey(label) ? label : "other", 1L, Long::sum);
    }
}
