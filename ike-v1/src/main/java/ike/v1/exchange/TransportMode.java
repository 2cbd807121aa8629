package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.SeenAddresses;
import ike.engine.config.ChildConfig;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.NatTraversal;
import ike.v1.sa.Traffic;
import ike.wire.ip.IpAddress;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.NatOriginalAddressPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.PayloadType;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.Optional;

/**
 * Transport mode in Quick Mode (RFC 2407 §4.5, RFC 3947 §5): between the two peers themselves. Encapsulated in UDP, each tells
 * the other by NAT-OA payloads which addresses it sees (§5.2); the traffic is that between the addresses that we see.
 */
final class TransportMode {
    private TransportMode() {
    }

    /** The mode of a child that we ask for: transport mode only for packets between the peers. */
    static IpsecMode wanted(ChildConfig child, Traffic traffic, Path path) {
        return child.mode() == IpsecMode.TRANSPORT && isBetweenHosts(traffic, path)
                ? IpsecMode.TRANSPORT
                : IpsecMode.TUNNEL;
    }

    /** True when both selectors are of the addresses of the path. */
    static boolean isBetweenHosts(Traffic traffic, Path path) {
        return isOnly(traffic.local(), path.local().address()) && isOnly(traffic.remote(), path.remote().address());
    }

    /** How a mode is written in a transform; BEET has no number in IKEv1, and is never asked for. */
    static EncapsulationMode attribute(IpsecMode mode) {
        return mode == IpsecMode.TUNNEL ? EncapsulationMode.TUNNEL : EncapsulationMode.TRANSPORT;
    }

    /** The same for what goes in UDP. */
    static EncapsulationMode encapsulated(IpsecMode mode, NatTraversal natTraversal) {
        return mode == IpsecMode.TUNNEL ? natTraversal.tunnel() : natTraversal.transport();
    }

    /** The one of them that this SA's children have. */
    static EncapsulationMode attribute(IpsecMode mode, Established sa) {
        return sa.name().path().transport() == Path.Transport.UDP
                ? attribute(mode)
                : encapsulated(mode, sa.session().natTraversal());
    }

    /** What the peer says of the traffic, as we see it: a side behind a NAT has another address here. */
    static Traffic seenHere(Traffic said, NatDetection nat, Path path) {
        return new Traffic(nat.localBehindNat() ? of(said.local(), path.local().address()) : said.local(),
                nat.remoteBehindNat() ? of(said.remote(), path.remote().address()) : said.remote());
    }

    /** NAT-OAi, NAT-OAr: the addresses that we see, the initiator's first; only where ESP goes in UDP. */
    static ImmutableList<Payload> originalAddresses(IpsecMode mode, Established sa, boolean weInitiated) {
        Path path = sa.name().path();
        if (mode != IpsecMode.TRANSPORT || path.transport() == Path.Transport.UDP) {
            return ImmutableList.of();
        }
        PayloadType type = sa.session().natTraversal().originalAddress();
        Payload ours = new NatOriginalAddressPayload(type, path.local().address());
        Payload peers = new NatOriginalAddressPayload(type, path.remote().address());
        return weInitiated ? ImmutableList.of(ours, peers) : ImmutableList.of(peers, ours);
    }

    /** What the peer's NAT-OA payloads say, where that is not what we see. */
    static Optional<SeenAddresses> seen(PayloadList payloads, Path path, boolean weInitiated) throws Refused {
        ImmutableList<IpAddress> told = payloads.all(NatOriginalAddressPayload.class).stream()
                .map(NatOriginalAddressPayload::address).collect(ImmutableList.toImmutableList());
        if (told.size() != 2) {
            return Optional.empty();
        }
        if (told.getFirst().isV4() != told.getLast().isV4()
                || told.getFirst().isV4() != path.local().address().isV4()) {
            throw new Refused(new Refusal.Misshapen("NAT-OA payloads of another family than the path",
                    "RFC 3947 §5.2"));
        }
        SeenAddresses seen = weInitiated
                ? new SeenAddresses(told.getLast(), told.getFirst())
                : new SeenAddresses(told.getFirst(), told.getLast());
        return Optional.of(seen)
                .filter(s -> !s.equals(new SeenAddresses(path.remote().address(), path.local().address())));
    }

    private static boolean isOnly(AddressRange range, IpAddress address) {
        return range.start().equals(address) && range.end().equals(address);
    }

    private static AddressRange of(AddressRange range, IpAddress address) {
        return range.start().equals(range.end()) && range.start().isV4() == address.isV4()
                ? new AddressRange(range.protocol(), range.startPort(), range.endPort(), address, address)
                : range;
    }
}
