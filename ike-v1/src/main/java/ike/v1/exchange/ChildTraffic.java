package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.SelectorSpec;
import ike.engine.negotiation.SelectorText;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.SaName;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdPayload;
import ike.wire.v1.PayloadList;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;

/**
 * Which child a Quick Mode is for (RFC 2409 §5.5): IKEv1 does not narrow, the proposed traffic is allowed or it is not.
 */
final class ChildTraffic {
    private ChildTraffic() {
    }

    /** A child and its traffic, ours and the peer's. */
    record Match(ChildConfig child, AddressRange local, AddressRange remote) {
    }

    /** The first child that the traffic lies within; without identities it is that of the two peers themselves. */
    static Match find(SaName name, PayloadList payloads) throws Refused {
        ImmutableList<IdPayload> ids = payloads.all(IdPayload.class);
        if (ids.size() != 0 && ids.size() != 2) {
            throw new Refused(new Refusal.Misshapen("one client identity without the other", "RFC 2409 §5.5"));
        }
        IpAddress own = name.path().local().address();
        IpAddress peer = name.path().remote().address();
        AddressRange remote = ids.isEmpty() ? AddressRange.of(peer, peer) : ClientIds.range(ids.getFirst().id());
        AddressRange local = ids.isEmpty() ? AddressRange.of(own, own) : ClientIds.range(ids.getLast().id());
        return name.connection().children().stream()
                .filter(child -> isWithin(local, child.local(), own) && isWithin(remote, child.remote(), peer))
                .findFirst().map(child -> new Match(child, local, remote))
                .orElseThrow(() -> new Refused(new Refusal.UnacceptableTraffic(
                        SelectorText.of(local) + " === " + SelectorText.of(remote))));
    }

    /** The traffic that we propose for a child. */
    static AddressRange first(List<SelectorSpec> selectors, IpAddress own) {
        return selectors.getFirst().resolve(ImmutableList.of(AddressPattern.exactly(own))).getFirst();
    }

    private static boolean isWithin(AddressRange asked, List<SelectorSpec> configured, IpAddress own) {
        return configured.stream().flatMap(spec -> spec.resolve(ImmutableList.of(AddressPattern.exactly(own))).stream())
                .anyMatch(range -> contains(range, asked));
    }

    private static boolean contains(AddressRange outer, AddressRange inner) {
        return outer.start().isV4() == inner.start().isV4() && outer.start().compareTo(inner.start()) <= 0
                && inner.end().compareTo(outer.end()) <= 0
                && (outer.protocol() == 0 || outer.protocol() == inner.protocol())
                && outer.startPort() <= inner.startPort() && inner.endPort() <= outer.endPort();
    }
}
