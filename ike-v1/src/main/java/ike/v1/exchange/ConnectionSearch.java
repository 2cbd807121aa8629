package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Path;
import ike.engine.config.AddressPattern;
import ike.engine.config.Connection;
import ike.v1.figure.Family;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Claim;
import ike.v1.sa.SaName;
import ike.wire.ip.IpAddress;
import ike.wire.v1.Identification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the connection of a peer that begins: by addresses alone in Main Mode, which tells no identity before there are
 * keys, and by identity too in Aggressive Mode (RFC 2409 §5).
 */
final class ConnectionSearch {
    private ConnectionSearch() {
    }

    /** Those that fit this path, this mode, and the peer if it has said who it is; at least one. */
    static ImmutableList<Connection> find(Turn turn, Path path, Mode mode, Optional<Identification> peer)
            throws Refused {
        ImmutableList<Connection> found = turn.surroundings().connections().stream()
                .filter(c -> fits(c, path, mode)
                        && peer.map(id -> isSealed(c) || Identities.isMeant(c, id)).orElse(true))
                .collect(ImmutableList.toImmutableList());
        if (found.isEmpty()) {
            throw new Refused(new Refusal.NoProposal("no connection of IKEv1 in " + mode.exchange().label()
                    + " is configured for " + path + peer.map(id -> " and " + id.describe()).orElse("")));
        }
        return found;
    }

    /**
     * The same SA, by the connection that means the peer which has now said who it is: another one only for a responder,
     * and only if it would have made the same choice.
     */
    static SaName meant(Turn turn, Claim claim) throws Refused {
        SaName name = claim.name();
        if (Identities.isMeant(name.connection(), claim.peer())) {
            return name;
        }
        return possible(turn, claim).findFirst().map(name::with)
                .orElseThrow(() -> new Refused(new Refusal.WrongIdentity(
                        claim.peer().describe(), Identities.remote(name).describe())));
    }

    /**
     * The same SA by the next connection that may mean the peer, when the one before has not believed its certificate: they may
     * differ in the authorities that they trust.
     */
    static Optional<SaName> next(Turn turn, Claim claim) {
        String current = claim.name().connection().name();
        return possible(turn, claim).dropWhile(c -> !c.name().equals(current)).skip(1).findFirst()
                .map(claim.name()::with);
    }

    private static Stream<Connection> possible(Turn turn, Claim claim) {
        SaName name = claim.name();
        return turn.surroundings().connections().stream()
                .filter(c -> !name.initiator() && fits(c, name.path(), claim.agreed().figure().mode())
                        && Identities.isMeant(c, claim.peer())
                        && Phase1Proposals.allows(c, claim.agreed().transform()));
    }

    /** With public key encryption the identity is not to be read yet. */
    private static boolean isSealed(Connection connection) {
        return Methods.of(connection).stream().flatMap(method -> Family.of(method).stream())
                .anyMatch(Family::isSealed);
    }

    private static boolean fits(Connection connection, Path path, Mode mode) {
        return Mode.of(connection) == mode && fits(connection.localAddresses(), path.local().address())
                && fits(connection.remoteAddresses(), path.remote().address());
    }

    private static boolean fits(List<AddressPattern> patterns, IpAddress address) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.matches(address));
    }
}
