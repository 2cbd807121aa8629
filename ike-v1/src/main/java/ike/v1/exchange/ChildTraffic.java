package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SeenAddresses;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.SelectorSpec;
import ike.engine.negotiation.SelectorText;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdPayload;
import ike.wire.v1.PayloadList;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Optional;

/**
 * Which child a Quick Mode is for (RFC 2409 §5.5): IKEv1 does not narrow, the proposed traffic is allowed or it is not.
 */
final class ChildTraffic {
    private ChildTraffic() {
    }

    /**
     * A child and its traffic.
     *
     * @param local ours, {@code remote} the peer's, by the addresses that we see
     * @param seen those that the peer sees, in transport mode behind a NAT
     */
    record Match(ChildConfig child, IpsecMode mode, AddressRange local, AddressRange remote,
            Optional<SeenAddresses> seen) {
    }

    /** The first child that the traffic lies within; without identities it is that of the two peers themselves. */
    static Match find(Established sa, PayloadList payloads) throws Refused {
        ImmutableList<IdPayload> ids = payloads.all(IdPayload.class);
        if (ids.size() != 0 && ids.size() != 2) {
            throw new Refused(new Refusal.Misshapen("one client identity without the other", "RFC 2409 §5.5"));
        }
        Path path = sa.name().path();
        IpAddress own = path.local().address();
        IpAddress peer = path.remote().address();
        AddressRange remote = ids.isEmpty() ? AddressRange.of(peer, peer) : ClientIds.range(ids.getFirst().id());
        AddressRange local = ids.isEmpty() ? AddressRange.of(own, own) : ClientIds.range(ids.getLast().id());
        Optional<SeenAddresses> seen = TransportMode.seen(payloads, path, false);
        return sa.name().connection().children().stream().map(child -> seenHere(sa, child, local, remote, seen))
                .filter(match -> isWithin(match.local(), match.child().local(), sa.own())
                        && isWithin(match.remote(), match.child().remote(), sa.peers()))
                .findFirst().orElseThrow(() -> new Refused(new Refusal.UnacceptableTraffic(
                        SelectorText.of(local) + " === " + SelectorText.of(remote))));
    }

    /** What the traffic is if this child is meant: in transport mode a NAT changes its addresses (RFC 3947 §5.2). */
    private static Match seenHere(Established sa, ChildConfig child, AddressRange local, AddressRange remote,
            Optional<SeenAddresses> seen) {
        Path path = sa.name().path();
        AddressRange ours = TransportMode.locals(local, sa.session().nat(), path);
        AddressRange peers = TransportMode.peers(remote, sa.session().nat(), path);
        return child.mode() == IpsecMode.TRANSPORT && TransportMode.isBetweenHosts(ours, peers, path)
                ? new Match(child, IpsecMode.TRANSPORT, ours, peers, seen)
                : new Match(child, IpsecMode.TUNNEL, local, remote, Optional.empty());
    }

    /** The traffic that we propose for a child. */
    record Proposed(AddressRange local, AddressRange remote) {
    }

    /** Its first selectors, of one family if there are such: IKEv1 has no room for more. */
    static Proposed proposed(Established sa, ChildConfig child) {
        ImmutableList<AddressRange> locals = resolved(child.local(), sa.own());
        ImmutableList<AddressRange> remotes = resolved(child.remote(), sa.peers());
        for (AddressRange local : locals) {
            for (AddressRange remote : remotes) {
                if (local.start().isV4() == remote.start().isV4()) {
                    return new Proposed(local, remote);
                }
            }
        }
        return new Proposed(locals.getFirst(), remotes.getFirst());
    }

    private static boolean isWithin(AddressRange asked, List<SelectorSpec> configured, List<AddressPattern> side) {
        return resolved(configured, side).stream().anyMatch(range -> contains(range, asked));
    }

    private static ImmutableList<AddressRange> resolved(List<SelectorSpec> configured, List<AddressPattern> side) {
        return configured.stream().flatMap(spec -> spec.resolve(side).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean contains(AddressRange outer, AddressRange inner) {
        return outer.start().isV4() == inner.start().isV4() && outer.start().compareTo(inner.start()) <= 0
                && inner.end().compareTo(outer.end()) <= 0
                && (outer.protocol() == 0 || outer.protocol() == inner.protocol())
                && outer.startPort() <= inner.startPort() && inner.endPort() <= outer.endPort();
    }
}
