package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Proof;
import ike.engine.config.SharedSecret;
import ike.engine.config.XauthUser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Secrets that no connection can use, and connections that no secret is for. */
final class SecretUse {
    private SecretUse() {
    }

    /**
     * What is to be said.
     *
     * @param complete false when there may be other connections, which are refused for errors of theirs
     */
    static ImmutableList<Remark> remarks(List<Connection> connections, List<SharedSecret> secrets, boolean complete) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (SharedSecret secret : secrets) {
            if (complete && connections.stream().noneMatch(connection -> isUsable(secret, connection))) {
                remarks.add(new Remark("secrets." + secret.name(),
                        "no connection can use it: none authenticates a peer with one of its identities by a secret"));
            }
        }
        for (Connection connection : connections) {
            if (usesSecrets(connection) && secrets.stream().noneMatch(secret -> isUsable(secret, connection))) {
                remarks.add(new Remark("connections." + connection.name(),
                        "there is no secret for its peer; expected a section secrets.ike* with the peer's identity"));
            }
        }
        return remarks.build();
    }

    private static boolean usesSecrets(Connection connection) {
        return rounds(connection).anyMatch(round -> round.proof() instanceof Proof.PreSharedKey);
    }

    private static Stream<AuthRound> rounds(Connection connection) {
        return Stream.concat(connection.local().stream(), connection.remote().stream());
    }

    private static boolean isUsable(SharedSecret secret, Connection connection) {
        return switch (secret.purpose()) {
            case IKE -> usesSecrets(connection) && isForPeer(secret, connection);
            case EAP -> rounds(connection).anyMatch(round -> isForUser(secret, round))
                    || connection.ikev1().user().map(user -> isForXauth(secret, user)).orElse(false);
            case NTLM -> rounds(connection).anyMatch(
                    round -> round.eap().map(eap -> eap.methods().contains(EapMethod.MSCHAPV2)).orElse(false)
                            && isForUser(secret, round));
            case PASSCODE -> connection.ikev1().user().map(user -> isForXauth(secret, user)).orElse(false);
            case PPK -> connection.extensions().ppk().id().map(id -> isNamed(secret, id)).orElse(true);
        };
    }

    /** A pre-shared key is found by the identity of the peer, whichever side proves itself by it. */
    private static boolean isForPeer(SharedSecret secret, Connection connection) {
        return connection.remote().stream().anyMatch(round -> secret.owners().isEmpty()
                || secret.owners().stream().anyMatch(owner -> mayMeet(owner, round.identity())));
    }

    /** A password is found by the name of the user, whichever side that is. */
    private static boolean isForUser(SharedSecret secret, AuthRound round) {
        IdentityPattern name = round.eap().flatMap(EapRound::identity).orElse(round.identity());
        return round.eap().isPresent() && (!(name instanceof IdentityPattern.Exactly(var identity))
                || secret.fit(EapRound.name(identity)) > 0);
    }

    /** A server takes any name. */
    private static boolean isForXauth(SharedSecret secret, XauthUser user) {
        return !(user instanceof XauthUser.Ours(IdentityPattern.Exactly(var identity)))
                || secret.fit(EapRound.name(identity)) > 0;
    }

    /** A post-quantum preshared key is found by its own name; a responder without one takes any. */
    private static boolean isNamed(SharedSecret secret, IdentityPattern name) {
        return secret.owners().isEmpty() || secret.owners().stream().anyMatch(owner -> mayMeet(owner, name));
    }

    /** True when some identity is meant by both. */
    private static boolean mayMeet(IdentityPattern a, IdentityPattern b) {
        if (a instanceof IdentityPattern.Any || b instanceof IdentityPattern.Any) {
            return true;
        }
        if (a instanceof IdentityPattern.Exactly(var identity)) {
            return IdentityMatch.fit(b, identity) > 0;
        }
        if (b instanceof IdentityPattern.Exactly(var identity)) {
            return IdentityMatch.fit(a, identity) > 0;
        }
        if (a instanceof IdentityPattern.Addresses(var here) && b instanceof IdentityPattern.Addresses(var there)) {
            return here.matches(there.first()) || there.matches(here.first());
        }
        return a instanceof IdentityPattern.Suffix(var typeA, String endA)
                && b instanceof IdentityPattern.Suffix(var typeB, String endB) && typeA.equals(typeB)
                && (endsWith(endA, endB) || endsWith(endB, endA));
    }

    private static boolean endsWith(String text, String end) {
        return text.toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT));
    }
}
