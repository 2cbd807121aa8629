package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import ike.engine.config.Connection;
import ike.engine.config.PublicKeyRound;
import ike.v2.message.Refusal;
import ike.v2.sa.AuthAsked;
import ike.v2.sa.AuthClaim;
import ike.v2.sa.InitAnswered;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Connections that mean the same addresses and identities and differ in whose certificates they take ({@code cacerts}, {@code
 * ca_id}, {@code certs}, {@code revocation}): which one a peer means shows when its certificate is judged. Each is tried once,
 * the likeliest first. No RFC section; strongSwan does the same.
 */
final class OtherConnections {
    private OtherConnections() {
    }

    /** The same request by the next connection that it may mean; nothing when the last one has been tried. */
    static Optional<AuthAsked> next(Turn turn, AuthAsked sa) {
        ImmutableList<Connection> meant = AuthResponder.meant(turn, sa.name(), sa.opened(), sa.claim().request(),
                false);
        int current = Lists.transform(meant, Connection::name).indexOf(sa.name().connection().name());
        if (current < 0 || hasPpk(sa.opened())) {
            return Optional.empty();
        }
        return meant.stream().skip(current + 1L)
                .filter(other -> proof(other).isPresent() && !other.extensions().ppk().required()
                        && other.extensions().childless() == sa.name().connection().extensions().childless())
                .findFirst().map(other -> by(sa, other));
    }

    /**
     * Why none lets the peer in: the reason of the one that comes closest, in which the least is wrong, the likeliest of several
     * alike; the explanation has all.
     */
    static Refusal refusal(List<AuthAsked.Denial> denials) {
        AuthAsked.Denial closest = denials.stream().min(Comparator.comparingInt(AuthAsked.Denial::flaws)).orElseThrow();
        return denials.size() == 1
                ? closest.refusal()
                : new Refusal.AuthenticationFailed(
                        closest.refusal().summary() + " (by connection " + closest.connection() + "; nor do "
                                + denials.stream().filter(denial -> !denial.equals(closest))
                                        .map(AuthAsked.Denial::connection).collect(Collectors.joining(", "))
                                + " let it in)",
                        denials.stream().map(OtherConnections::explained).collect(Collectors.joining("\n")));
    }

    private static String explained(AuthAsked.Denial denial) {
        String why = denial.refusal() instanceof Refusal.AuthenticationFailed(String summary, String report)
                ? report.isEmpty() ? summary : report
                : denial.refusal().summary();
        return "connection " + denial.connection() + ":\n" + why;
    }

    /** How the peer of a connection proves itself by a key, if it does. */
    static Optional<PublicKeyRound> proof(Connection connection) {
        return connection.remote().getFirst().proof() instanceof PublicKeyRound round
                ? Optional.of(round)
                : Optional.empty();
    }

    private static AuthAsked by(AuthAsked sa, Connection other) {
        AuthClaim claim = sa.claim();
        Identification local = ConnectionSearch.localIdentity(other, sa.name().path(),
                AuthResponder.id(claim.request(), PayloadType.Known.IDR));
        return new AuthAsked(sa.opened(), sa.name().withConnection(other), new AuthClaim(local, claim.remote(),
                claim.idiBody(), claim.request(), claim.message(), claim.earlier()), sa.stage(), sa.extra());
    }

    /** The keys depend on the connection already. */
    private static boolean hasPpk(InitAnswered sa) {
        return Announced.byBoth(sa.initRequest(), sa.initResponse(), NotifyType.Known.USE_PPK)
                || EarlyPpkInitiator.isAgreed(sa.initRequest(), sa.initResponse());
    }
}
