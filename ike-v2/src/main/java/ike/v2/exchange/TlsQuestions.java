package ike.v2.exchange;

import ike.crypto.tls.TlsStep;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PublicKeyRound;
import ike.v2.eap.EapAuthenticator;
import ike.v2.sa.EapAsked;
import ike.v2.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.util.Optional;

/** What both sides ask the outside about EAP-TLS, and what they make of its answers (RFC 5216 §5.2). */
final class TlsQuestions {
    private TlsQuestions() {
    }

    /** The client's: shows the certificate of our user, and wants to see that of the responder, or of the configured server. */
    static void ofClient(Turn turn, SaName name, Identification user, Identification responder, Bytes records) {
        EapRound round = name.connection().local().getFirst().eap().orElseThrow();
        Optional<Identification> named = round.server().filter(IdentityPattern.Exactly.class::isInstance)
                .map(pattern -> ((IdentityPattern.Exactly) pattern).identity());
        // Where nothing else proves who the responder is, anybody will not do (RFC 5998 §3).
        Optional<Identification> server = round.server().isEmpty() || EapInitiator.isOnly(name.connection())
                ? named.or(() -> Optional.of(responder))
                : named;
        ask(turn, name,
                new Question.Tls(name.uniqueId(), false, user, round.key(), server, PublicKeyRound.ANY, records));
    }

    /** The server's: shows our certificate, and wants to see that of the user whom EAP has named. */
    static void ofServer(Turn turn, EapAsked sa, EapAuthenticator eap, Bytes records) {
        PublicKeyRound own = switch (sa.name().connection().local().getFirst().proof()) {
            case PublicKeyRound key -> key;
            case EapRound both -> both.key();
            default -> PublicKeyRound.ANY;
        };
        EapRound round = sa.name().connection().remote().get(sa.claim().round()).eap().orElseThrow();
        ask(turn, sa.name(), new Question.Tls(sa.name().uniqueId(), true, sa.claim().local(), own,
                Optional.of(EapRound.identity(eap.identity())), round.key(), records));
    }

    private static void ask(Turn turn, SaName name, Question.Tls question) {
        turn.effect(new Effect.Ask(new AskId(name.uniqueId()), question));
    }

    /** The answer; where there is none, a handshake that has broken. */
    static TlsStep answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Tls(TlsStep step) -> step;
            case Verdict.Denied(String reason) -> TlsStep.broken(reason);
            default -> TlsStep.broken("there is no TLS here");
        };
    }
}
