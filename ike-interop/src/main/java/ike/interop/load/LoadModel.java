package ike.interop.load;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * The connection that all IKE SAs of a load are made after: each with a name and an identity of its own, so that the peer takes them
 * for as many peers.
 *
 * @param connection as configured
 * @param peer where to
 * @param port the peer's port if it is not the configured one
 */
public record LoadModel(Connection connection, IpAddress peer, Optional<Integer> port) {
    /** The name of the child that comes up with each IKE SA. */
    String child() {
        return connection.children().getFirst().name();
    }

    /** The connection of this number: {@code road.test} becomes {@code 17.road.test}; other types of identities stay as they are. */
    Connection numbered(int number) {
        Connection c = connection;
        ImmutableList<AuthRound> local = c.local().stream()
                .map(round -> new AuthRound(round.proof(), numbered(round.identity(), number)))
                .collect(ImmutableList.toImmutableList());
        return new Connection(name(number), c.versions(), c.localAddresses(),
                ImmutableList.of(AddressPattern.exactly(peer)), c.localPort(), port.orElse(c.remotePort()),
                c.proposals(),
                c.encap(), c.fragmentation(), c.dpdDelay(), c.rekeyTime(), c.overTime(), c.randTime(), c.keyingTries(),
                c.unique(), local, c.remote(), c.children(), c.addressing(), false, c.certificates(), c.extensions(),
                c.ikev1(), c.reauthTime(), c.dscp());
    }

    /** The name of the connection of this number. */
    String name(int number) {
        return connection.name() + "-" + number;
    }

    private static IdentityPattern numbered(IdentityPattern pattern, int number) {
        return pattern instanceof IdentityPattern.Exactly(Identification identity)
                && identity.type().equals(IdType.Known.ID_FQDN)
                        ? new IdentityPattern.Exactly(
                                Identification.fqdn(number + "." + identity.data().utf8()))
                        : pattern;
    }
}
