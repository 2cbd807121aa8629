package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.engine.Verdict;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.HashAnnouncement;
import ike.v2.auth.SignatureMethods;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Proving;
import ike.v2.sa.RoundUnsent;
import ike.v2.sa.Rounds;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * Several rounds of proof of ours (RFC 4739 §2.2 to §2.4). {@link PeerRounds} has those of the responder.
 *
 * <pre>{@code
 * HDR, SK {IDi, AUTH, SAi2, TSi, TSr, N(MULTIPLE_AUTH_SUPPORTED), N(ANOTHER_AUTH_FOLLOWS)}  -->
 *                                       <--  HDR, SK {IDr, AUTH}
 * HDR, SK {IDi, AUTH}                   -->                              the next round, or
 * HDR, SK {IDi}                         -->                              the next round by EAP
 *                                       <--  HDR, SK {EAP}               and so on, as in EapInitiator
 *                                       <--  HDR, SK {[AUTH,] SAr2, TSi, TSr}
 * }</pre>
 */
final class RoundInitiator {
    private RoundInitiator() {
    }

    /** What the first request tells a responder that has told the same. */
    static ImmutableList<Payload> announcement(Connection connection) {
        return isMeant(connection)
                ? ImmutableList.of(NotifyPayload.of(NotifyType.Known.MULTIPLE_AUTH_SUPPORTED))
                : ImmutableList.of();
    }

    /** True when a side of this connection proves itself in several rounds. */
    static boolean isMeant(Connection connection) {
        return connection.local().size() > 1 || connection.remote().size() > 1;
    }

    /** Refuses a connection of several rounds where the settings have none. */
    static void requireAllowed(Turn turn, Connection connection) throws Refused {
        if (isMeant(connection) && !turn.environment().habits().multipleAuthentication()) {
            throw new Refused(new Refusal.AuthenticationFailed("this connection has several rounds of authentication"
                    + " (RFC 4739), and the setting multiple_authentication is no"));
        }
    }

    /** What stands beside an AUTH that is not our last; the first round of {@code rest} is that of this AUTH. */
    static ImmutableList<Payload> more(Connection rest) {
        return rest.local().size() > 1
                ? ImmutableList.of(NotifyPayload.of(NotifyType.Known.ANOTHER_AUTH_FOLLOWS))
                : ImmutableList.of();
    }

    /** What is wrong with an IKE_SA_INIT response of a responder that knows one round only. A mere hint. */
    static Optional<Refusal> lack(Connection connection, IkeMessage response) {
        return isMeant(connection) && response.notify(NotifyType.Known.MULTIPLE_AUTH_SUPPORTED).isEmpty()
                ? Optional.of(new Refusal.AuthenticationFailed(
                        "the peer does not take several rounds of authentication (RFC 4739), and this connection has several"))
                : Optional.empty();
    }

    /** True when a further round of ours has been claimed, whose answer has no AUTH. */
    static boolean hasClaimed(AuthSent sa) {
        return sa.proving() instanceof Proving.Claimed && sa.rounds().responder().isPresent();
    }

    /** The responder believes us in a further round. */
    static Optional<IkeSa> onAnswer(Turn turn, AuthSent sa, ImmutableList<ChainedPayload> items) throws Refused {
        return Optional.of(AuthInitiator.conclude(turn, sa, Chain.checked(Grammar.ROUND_RESPONSE, items),
                sa.rounds().responder().orElseThrow()));
    }

    /** The responder begins to ask by EAP in a further round. */
    static Optional<IkeSa> onQuestion(Turn turn, AuthSent sa, Proving.Asked asked, ImmutableList<ChainedPayload> items)
            throws Refused {
        return EapInitiator.onQuestion(turn, sa, asked, sa.rounds().responder().orElseThrow(),
                Chain.checked(Grammar.EAP_MESSAGE, items));
    }

    /** Begins the next round, now that the responder has proved who it is. */
    static IkeSa next(Turn turn, AuthSent sa, Rounds.Responder responder) throws Refused {
        Rounds rounds = sa.rounds().next(responder);
        Connection rest = sa.with(rounds, sa.localId()).current();
        Identification id = ConnectionSearch.localIdentity(rest, sa.name().path());
        AuthSent begun = sa.with(rounds, id);
        return switch (rest.local().getFirst().proof()) {
            case EapRound _ -> {
                EapInitiator.requirePassword(turn, rest, id);
                yield EapInitiator.send(turn, begun, EapInitiator.asked(rest), ImmutableList.of(IdPayload.idi(id)));
            }
            case PublicKeyRound round -> ask(turn, begun, round);
            case Proof.PreSharedKey _ -> claim(turn, begun, ImmutableList.of(), psk(turn, begun));
            default -> throw new Refused(
                    new Refusal.AuthenticationFailed("a further round of ours proves nothing in IKEv2"));
        };
    }

    private static RoundUnsent ask(Turn turn, AuthSent sa, PublicKeyRound round) {
        Signatures.ask(turn, sa.name(), sa.localId(), round, announced(sa),
                MethodNotices.heard(sa.session(), sa.initResponse()),
                Announced.message(sa.initResponse()).payloads(), octets(turn, sa));
        return new RoundUnsent(sa, turn.now().after(turn.environment().limits().halfOpenLifetime()));
    }

    /** Sends the request with our signature, or gives up. */
    static Optional<IkeSa> onSigned(Turn turn, RoundUnsent unsent, Verdict verdict) {
        AuthSent sa = unsent.sent();
        try {
            Verdict.Signed signed = Signatures.signed(verdict);
            ImmutableList<CertPayload> certificates = CertificateRequests.sent(sa.name().connection(),
                    Announced.message(sa.initResponse()).payloads(), signed);
            return Optional.of(claim(turn, sa, certificates,
                    SignatureMethods.payload(announced(sa), signed.scheme(), signed.signature())));
        } catch (Refused refused) {
            return AuthInitiator.giveUp(turn, sa, refused.refusal());
        }
    }

    private static AuthSent claim(Turn turn, AuthSent sa, ImmutableList<CertPayload> certificates, AuthPayload auth) {
        return EapInitiator.send(turn, sa, new Proving.Claimed(Optional.empty()),
                ImmutableList.<Payload>builder().add(IdPayload.idi(sa.localId())).addAll(certificates).add(auth)
                        .addAll(more(sa.current())).build());
    }

    private static AuthPayload psk(Turn turn, AuthSent sa) throws Refused {
        Identification peer = sa.rounds().responder().orElseThrow().proved().remote();
        Secret secret = turn.surroundings().sharedSecret(sa.localId(), peer)
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed("no shared secret is configured for "
                        + sa.localId().describe() + " and " + peer.describe())));
        Prf prf = sa.session().algorithms().prf();
        return new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.psk(prf, secret, octets(turn, sa), turn.environment().log()));
    }

    private static Bytes octets(Turn turn, AuthSent sa) {
        return SignedOctets.ofInitiator(turn, sa.session(), sa.initRequest(), sa.nr(), sa.localId().body());
    }

    private static HashAnnouncement announced(AuthSent sa) {
        IkeMessage peers = Announced.message(sa.initResponse());
        return HashNotices.agreed(peers, Announced.message(sa.initRequest()));
    }
}
