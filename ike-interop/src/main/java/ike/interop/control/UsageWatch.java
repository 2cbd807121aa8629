package ike.interop.control;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.SaId;
import ike.esp.Datapath;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.EndpointObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When each half of a Child SA was used last. The datapath only counts; looking at its counts once a second tells as much
 * as anybody is shown. Confined to the engine's thread.
 */
final class UsageWatch implements EndpointObserver {
    private final Map<SaId, Seen> seen = new LinkedHashMap<>();

    /** So many packets, and when there were fewer for the last time; nobody knows when there were none. */
    private record Seen(long packets, OptionalLong changedAt) {
        Seen next(long now, long packetsNow) {
            return packetsNow == packets ? this : new Seen(packetsNow, OptionalLong.of(now));
        }
    }

    @Override
    public void happened(Event event, Control control) {
        switch (event) {
            case Event.ChildUp(var _, ChildSaView child) -> begin(child);
            case Event.ChildRekeyed(var _, long _, ChildSaView child) -> begin(child);
            case Event.ChildDown(var _, ChildSaView child, String _) -> end(child);
            case Event.IkeDown(IkeSaView sa, String _) -> sa.children().forEach(this::end);
            default -> {
            }
        }
    }

    /** Looks at all counts; an SA that the datapath no longer has is forgotten. */
    void look(Control control) {
        long now = control.now().nanos();
        seen.entrySet().removeIf(entry -> {
            var usage = control.usage(entry.getKey());
            usage.ifPresent(u -> entry.setValue(entry.getValue().next(now, u.packets())));
            return usage.isEmpty();
        });
    }

    /** When the half was used last, given what it has carried; nothing if never. */
    OptionalLong lastUse(SaId half, Datapath.Usage usage, long now) {
        Seen last = seen.getOrDefault(half, new Seen(0, OptionalLong.empty())).next(now, usage.packets());
        return last.changedAt();
    }

    private void begin(ChildSaView child) {
        seen.put(SaId.inbound(child.uniqueId()), new Seen(0, OptionalLong.empty()));
        seen.put(SaId.outbound(child.uniqueId()), new Seen(0, OptionalLong.empty()));
    }

    private void end(ChildSaView child) {
        seen.remove(SaId.inbound(child.uniqueId()));
        seen.remove(SaId.outbound(child.uniqueId()));
    }
}
