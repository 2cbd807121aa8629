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
import ike.v1.sa.Traffic;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdPayload;
import ike.wire.v1.PayloadList;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Optional;

/**
 * Which child a Quick Mode is for (RFC 2409 §5.5): the proposed traffic is allowed or it is not. Where it is not, but a part of it would
 * be, strongSwan's responder says that part instead of refusing, and its initiator takes it; so do we, since all that could be lost is a
 * refusal.
 */
final class ChildTraffic {
    private ChildTraffic() {
    }

    /**
     * A child and its traffic, by the addresses that we see.
     *
     * @param seen those that the peer sees, in transport mode behind a NAT
     * @param answer the identities that say it to the peer, the initiator's first; none where it has said none
     */
    record Match(ChildConfig child, IpsecMode mode, Traffic traffic, Optional<SeenAddresses> seen,
            ImmutableList<IdPayload> answer) {
    }

    /**
     * The children that the traffic lies within, or else those that have a part of it, one at least; without identities it is that of the
     * two peers themselves.
     */
    static ImmutableList<Match> find(Established sa, PayloadList payloads) throws Refused {
        Traffic asked = said(sa, payloads, false);
        Optional<SeenAddresses> seen = TransportMode.seen(payloads, sa.name().path(), false);
        ImmutableList<IdPayload> ids = payloads.all(IdPayload.class);
        ImmutableList<Match> found = sa.name().connection().children().stream()
                .map(child -> seenHere(sa, child, asked, seen, ids)).filter(match -> isFor(sa, match))
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Match> matches = found.isEmpty() && !ids.isEmpty() ? narrowed(sa, asked) : found;
        if (matches.isEmpty()) {
            throw unacceptable(asked);
        }
        return matches;
    }

    /**
     * Of each child the first selectors that have something of this, in as far as two identities can say it; not in transport mode, where
     * the addresses are those of the peers.
     */
    private static ImmutableList<Match> narrowed(Established sa, Traffic asked) {
        return sa.name().connection().children().stream().filter(child -> child.mode() == IpsecMode.TUNNEL)
                .flatMap(child -> proposed(sa, child).stream().flatMap(own -> own.common(asked).stream())
                        .filter(ClientIds::isSayable).limit(1)
                        .map(part -> new Match(child, IpsecMode.TUNNEL, part, Optional.empty(), ImmutableList.of(
                                new IdPayload(ClientIds.of(part.remote())),
                                new IdPayload(ClientIds.of(part.local()))))))
                .collect(ImmutableList.toImmutableList());
    }

    private static boolean isFor(Established sa, Match match) {
        ImmutableList<Traffic> configured = proposed(sa, match.child());
        return configured.stream().anyMatch(own -> own.contains(match.traffic()))
                || Unity.isAnything(sa, match.traffic(), configured);
    }

    /** What the two client identities of a message say. */
    private static Traffic said(Established sa, PayloadList payloads, boolean weInitiated) throws Refused {
        ImmutableList<IdPayload> ids = payloads.all(IdPayload.class);
        if (ids.size() != 0 && ids.size() != 2) {
            throw new Refused(new Refusal.Misshapen("one client identity without the other", "RFC 2409 §5.5"));
        }
        if (ids.isEmpty()) {
            IpAddress own = sa.name().path().local().address();
            IpAddress peer = sa.name().path().remote().address();
            return new Traffic(AddressRange.of(own, own), AddressRange.of(peer, peer));
        }
        AddressRange initiator = ClientIds.range(ids.getFirst().id());
        AddressRange responder = ClientIds.range(ids.getLast().id());
        return weInitiated ? new Traffic(initiator, responder) : new Traffic(responder, initiator);
    }

    /**
     * What the answer says of the traffic that we have asked for: the same, or less, as strongSwan narrows it.
     *
     * @param mode in transport mode a NAT may have changed the addresses
     */
    static Traffic answered(Established sa, PayloadList payloads, Traffic asked, IpsecMode mode) throws Refused {
        Traffic said = said(sa, payloads, true);
        Traffic here = mode == IpsecMode.TRANSPORT
                ? TransportMode.seenHere(said, sa.session().nat(), sa.name().path())
                : said;
        if (!asked.contains(here)) {
            throw unacceptable(said);
        }
        return here;
    }

    private static Refused unacceptable(Traffic traffic) {
        return new Refused(new Refusal.UnacceptableTraffic(
                SelectorText.of(traffic.local()) + " === " + SelectorText.of(traffic.remote())));
    }

    /** What the traffic is if this child is meant: in transport mode a NAT changes its addresses (RFC 3947 §5.2). */
    private static Match seenHere(Established sa, ChildConfig child, Traffic asked, Optional<SeenAddresses> seen,
            ImmutableList<IdPayload> ids) {
        Path path = sa.name().path();
        Traffic here = TransportMode.seenHere(asked, sa.session().nat(), path);
        return child.mode() == IpsecMode.TRANSPORT && TransportMode.isBetweenHosts(here, path)
                ? new Match(child, IpsecMode.TRANSPORT, here, seen, ids)
                : new Match(child, IpsecMode.TUNNEL, asked, Optional.empty(), ids);
    }

    /**
     * The traffic that a child is for: each selector of ours with each of the peer's of the same family. Two identities say no
     * more than one such pair, so each takes a Quick Mode of its own.
     */
    static ImmutableList<Traffic> proposed(Established sa, ChildConfig child) {
        ImmutableList<AddressRange> remotes = resolved(child.remote(), sa.peers());
        return resolved(child.local(), sa.own()).stream().flatMap(local -> remotes.stream()
                .filter(remote -> local.start().isV4() == remote.start().isV4())
                .map(remote -> new Traffic(local, remote))).distinct().collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<AddressRange> resolved(List<SelectorSpec> configured, List<AddressPattern> side) {
        return configured.stream().flatMap(spec -> spec.resolve(side).stream())
                .collect(ImmutableList.toImmutableList());
    }
}
