package ike.v1.exchange;

import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import java.util.List;

/**
 * Identities between configuration and wire (RFC 2407 §4.6.2). The configuration writes them as IKEv2 does; the types
 * that both versions have bear the same numbers.
 */
final class Identities {
    /** Type, protocol and port. */
    private static final int HEADER = 4;

    private Identities() {
    }

    /** Who we are towards this peer: as configured, or our address. */
    static ike.wire.v2.Identification local(SaName name) {
        return configured(name.connection().local(), name.path().local().address());
    }

    /** Who the peer is said to be: as configured, or its address. Main Mode must know it before the peer tells. */
    static ike.wire.v2.Identification remote(SaName name) {
        return configured(name.connection().remote(), name.path().remote().address());
    }

    /** As IKEv1 writes it. */
    static Identification toWire(ike.wire.v2.Identification id) {
        return Identification.of(IdType.of(id.type().code()), id.data());
    }

    /** As the configuration writes it; protocol and port are no part of who somebody is. */
    static ike.wire.v2.Identification fromWire(Identification id) {
        return new ike.wire.v2.Identification(ike.wire.v2.IdType.of(id.type().code()), id.data());
    }

    /** An identity by the body of its payload; octets that are too short for one are none that anybody has. */
    static Identification ofBody(Bytes body) {
        Bytes whole = body.length() >= HEADER ? body : Bytes.concat(body, Bytes.zeros(HEADER - body.length()));
        return new Identification(IdType.of(whole.u8(0)), whole.u8(1), whole.u16At(2), whole.from(HEADER));
    }

    /** True when the connection means this peer. */
    static boolean isMeant(Connection connection, Identification id) {
        return connection.remote().isEmpty()
                || IdentityMatch.fit(connection.remote().getFirst().identity(), fromWire(id)) > 0;
    }

    private static ike.wire.v2.Identification configured(List<AuthRound> rounds, IpAddress address) {
        return rounds.stream().findFirst().map(AuthRound::identity)
                .filter(IdentityPattern.Exactly.class::isInstance).map(IdentityPattern.Exactly.class::cast)
                .map(IdentityPattern.Exactly::identity)
                .orElseGet(() -> ike.wire.v2.Identification.address(address));
    }
}
