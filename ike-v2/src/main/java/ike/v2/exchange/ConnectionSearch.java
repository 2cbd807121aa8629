package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.engine.Path;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which configured connection a peer means: first by the addresses (IKE_SA_INIT), then by the identities (IKE_AUTH).
 */
final class ConnectionSearch {
    private ConnectionSearch() {
    }

    /** The connections that these two addresses may use, the most specific first, else in their own order. */
    static ImmutableList<Connection> byPath(List<Connection> connections, Path path) {
        return connections.stream()
                .filter(c -> fit(c.localAddresses(), path.local().address()) > 0
                        && fit(c.remoteAddresses(), path.remote().address()) > 0)
                .sorted(Comparator.comparingInt((Connection c) -> -fit(c.remoteAddresses(), path.remote().address())
                        - fit(c.localAddresses(), path.local().address())))
                .collect(ImmutableList.toImmutableList());
    }

    /** Of those, the ones that fit the peer's identity, and the identity it asks us to be if it names one; best first. */
    static ImmutableList<Connection> byIdentities(List<Connection> candidates, Path path, Identification peer,
            Optional<Identification> wanted) {
        return candidates.stream().filter(c -> fit(c, path, peer, wanted) > 0)
                .sorted(Comparator.comparingInt((Connection c) -> -fit(c, path, peer, wanted)))
                .collect(ImmutableList.toImmutableList());
    }

    /** Who we are on this connection: what is configured, else the subject of our certificate, else our address. */
    static Identification localIdentity(Connection connection, Path path) {
        AuthRound round = connection.local().getFirst();
        if (round.identity() instanceof IdentityPattern.Exactly(Identification identity)) {
            return identity;
        }
        return round.publicKey().stream().flatMap(key -> key.certificates().stream()).findFirst()
                .map(certificate -> new Identification(IdType.Known.ID_DER_ASN1_DN, certificate.name().der()))
                .orElseGet(() -> Identification.address(path.local().address()));
    }

    /** The same for a peer that asks for an identity: whoever has none configured is called what the peer calls him. */
    static Identification localIdentity(Connection connection, Path path, Optional<Identification> wanted) {
        return wanted.filter(id -> mayBe(connection.local().getFirst(), id))
                .orElseGet(() -> localIdentity(connection, path));
    }

    /** True when no identity is configured, and no certificate either, or one that speaks for this identity. */
    private static boolean mayBe(AuthRound round, Identification wanted) {
        ImmutableList<Certificate> certificates = round.publicKey().map(PublicKeyRound::certificates)
                .orElse(ImmutableList.of());
        return round.identity() instanceof IdentityPattern.Any && IdentityMatch.fit(round.identity(), wanted) > 0
                && (certificates.isEmpty() || certificates.stream().anyMatch(c -> c.speaksFor(wanted)));
    }

    private static int fit(Connection connection, Path path, Identification peer, Optional<Identification> wanted) {
        int remote = IdentityMatch.fit(connection.remote().getFirst().identity(), peer);
        int local = wanted.map(id -> IdentityMatch
                .fit(new IdentityPattern.Exactly(localIdentity(connection, path, wanted)), id)).orElse(1);
        return remote == 0 || local == 0 ? 0 : 10 * remote + local;
    }

    private static int fit(List<AddressPattern> patterns, IpAddress address) {
        if (patterns.isEmpty()) {
            return 1;
        }
        return patterns.stream().filter(p -> p.matches(address))
                .mapToInt(p -> p.isExact() ? 3 : p.equals(AddressPattern.ANY4) || p.equals(AddressPattern.ANY6) ? 1 : 2)
                .max()
                .orElse(0);
    }
}
