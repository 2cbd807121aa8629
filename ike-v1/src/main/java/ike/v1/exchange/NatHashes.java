package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.OakleySuite;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.v1.sa.Agreed;
import ike.v1.sa.NatTraversal;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.NatDiscoveryPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.stream.Stream;

/** The NAT-D payloads of Phase 1 (RFC 3947 §3.2): HASH (CKY-I | CKY-R | IP | Port), with the hash of the SA. */
final class NatHashes {
    private static final TransportAddress NOWHERE = new TransportAddress(IpAddress.ANY4, 0);
    /** Where a peer listens for what is encapsulated. */
    private static final int NAT_T_PORT = 4500;

    private NatHashes() {
    }

    /** Ours: about the peer's end first, then about our own; where a NAT is pretended, about nobody's. */
    static ImmutableList<Payload> payloads(Turn turn, SaName name, Agreed agreed) {
        if (agreed.natTraversal() == NatTraversal.NONE) {
            return ImmutableList.of();
        }
        OakleySuite suite = agreed.suite();
        TransportAddress own = pretends(turn, name) ? NOWHERE : name.path().local();
        return Stream.of(name.path().remote(), own)
                .map(address -> new NatDiscoveryPayload(agreed.natTraversal().discovery(), hash(name, suite, address)))
                .collect(ImmutableList.toImmutableList());
    }

    /** What the peer's say of a message that came along {@code path}. */
    static NatDetection judge(Turn turn, SaName name, OakleySuite suite, PayloadList payloads, Path path) {
        ImmutableList<Bytes> hashes = payloads.all(NatDiscoveryPayload.class).stream().map(NatDiscoveryPayload::hash)
                .collect(ImmutableList.toImmutableList());
        if (hashes.size() < 2) {
            return NatDetection.NONE;
        }
        boolean localSeen = hashes.getFirst().equals(hash(name, suite, path.local()));
        boolean remoteSeen = hashes.subList(1, hashes.size()).contains(hash(name, suite, path.remote()));
        return new NatDetection(true, !localSeen, !remoteSeen, pretends(turn, name));
    }

    /**
     * The way from message 5 on, or from message 3 of Aggressive Mode: to the ports for encapsulation if there is a NAT,
     * or if one is pretended (§4).
     */
    static Path floated(Turn turn, SaName name, NatDetection nat) {
        boolean encapsulate = nat.supported() && (nat.natFound() || pretends(turn, name));
        if (!encapsulate || name.path().transport() != Path.Transport.UDP) {
            return name.path();
        }
        return new Path(Path.Transport.UDP_ENCAPSULATED,
                new TransportAddress(name.path().local().address(), turn.environment().natPort()),
                new TransportAddress(name.path().remote().address(), NAT_T_PORT));
    }

    private static boolean pretends(Turn turn, SaName name) {
        return name.connection().encap() || turn.environment().alwaysEncapsulate();
    }

    private static Bytes hash(SaName name, OakleySuite suite, TransportAddress address) {
        return suite.hash().of(name.initiatorCookie().bytes(), name.responderCookie().bytes(),
                address.address().octets(), Bytes.u16(address.port()));
    }
}
