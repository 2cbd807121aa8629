package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityMatch;
import ike.v2.sa.AuthClaim;
import ike.v2.sa.EapAsked;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.SaName;
import ike.wire.Bytes;

/**
 * Connections that mean the same addresses and identities, and differ in the users that they ask by EAP ({@code eap_id}) or in the
 * method: which one a peer means shows when it says who it is (RFC 3748 §5.1). The first one that means this user is taken. No RFC
 * section; strongSwan does the same.
 */
final class EapConnections {
    private EapConnections() {
    }

    /** The SA with the connection that means this user; as it is where none does, since the method ends before that is told. */
    static EapAsked meant(Turn turn, EapAsked sa, Bytes user) {
        if (means(sa.name().connection(), sa.claim(), user)) {
            return sa;
        }
        return others(turn, sa.opened(), sa.name(), sa.claim()).stream()
                .filter(other -> means(other, sa.claim(), user)).findFirst()
                .map(other -> sa.with(sa.name().withConnection(other))).orElse(sa);
    }

    private static boolean means(Connection connection, AuthClaim claim, Bytes user) {
        return connection.remote().get(claim.round()).eap().flatMap(EapRound::identity)
                .filter(wanted -> IdentityMatch.fitName(wanted, user) > 0).isPresent();
    }

    /** Those that stand behind the one in use. We have proved ourselves already, so that has to be the same in them. */
    private static ImmutableList<Connection> others(Turn turn, InitAnswered opened, SaName name, AuthClaim claim) {
        if (claim.round() > 0 || EarlyPpkInitiator.isAgreed(opened.initRequest(), opened.initResponse())) {
            return ImmutableList.of();
        }
        Connection current = name.connection();
        return AuthResponder.meant(turn, name, opened, claim.request(), true).stream()
                .dropWhile(other -> !other.name().equals(current.name())).skip(1)
                .filter(other -> other.local().equals(current.local())
                        && other.extensions().childless() == current.extensions().childless())
                .collect(ImmutableList.toImmutableList());
    }
}
