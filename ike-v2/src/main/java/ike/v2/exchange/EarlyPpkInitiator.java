package ike.v2.exchange;

import ike.crypto.Secret;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.PostQuantumPsk;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.Opening;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * A post-quantum preshared key in IKE_INTERMEDIATE, the initiator's side (RFC 9867 §3.1).
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni, N(INTERMEDIATE_EXCHANGE_SUPPORTED), N(USE_PPK_INT) [, N(USE_PPK)]   -->
 *                <--  HDR, SAr1, KEr, Nr, N(INTERMEDIATE_EXCHANGE_SUPPORTED), N(USE_PPK_INT)
 * HDR, SK {..., N(PPK_IDENTITY_KEY, PPK_ID, PPK Confirmation)}   -->                in the last such exchange
 *                <--  HDR, SK {..., N(PPK_IDENTITY, PPK_ID)}                        all seven keys are made anew with it
 *                <--  HDR, SK {...}                                                 it is not known there
 * }</pre>
 */
final class EarlyPpkInitiator {
    private EarlyPpkInitiator() {
    }

    /** True when this connection offers it. */
    static boolean isMeant(Turn turn, Connection connection) {
        return connection.extensions().ppk().exchange().isEarly() && PpkInitiator.key(turn, connection).isPresent();
    }

    /** True when both messages of IKE_SA_INIT announce it. */
    static boolean isAgreed(Bytes initRequest, Bytes initResponse) {
        return Announced.byBoth(initRequest, initResponse, NotifyType.Known.USE_PPK_INT)
                && Announced.byBoth(initRequest, initResponse, NotifyType.Known.INTERMEDIATE_EXCHANGE_SUPPORTED);
    }

    /** What the last request says: which PPK we have, and that it is the same one (RFC 9867 §3.1). */
    static Optional<NotifyPayload> claim(Turn turn, Opening opening) {
        Connection connection = opening.name().connection();
        return PpkInitiator.key(turn, connection).map(ppk -> NotifyPayload.of(NotifyType.Known.PPK_IDENTITY_KEY,
                Bytes.concat(id(connection), confirmation(opening, ppk))));
    }

    private static Bytes confirmation(Opening opening, Secret ppk) {
        return PostQuantumPsk.confirmation(opening.session().algorithms().prf(), ppk, opening.ni(),
                Optional.of(opening.nr()), opening.name().spiI(), opening.name().spiR());
    }

    /** PPK_ID: its type, and its name. */
    private static Bytes id(Connection connection) {
        return Bytes.concat(Bytes.of(PpkInitiator.FIXED),
                PpkInitiator.name(connection.extensions().ppk()).orElse(Bytes.EMPTY));
    }

    /** The session with the PPK in its keys, if the answer has chosen it. */
    static Session settle(Turn turn, Opening opening, Session session, Chain response) throws Refused {
        Connection connection = opening.name().connection();
        Optional<NotifyPayload> chosen = response.notify(NotifyType.Known.PPK_IDENTITY);
        Optional<Secret> ppk = PpkInitiator.key(turn, connection);
        if (chosen.isEmpty() || ppk.isEmpty()) {
            if (NeededPpk.by(connection)) {
                throw new Refused(new Refusal.AuthenticationFailed(
                        "the peer does not know our PPK (RFC 9867 §3.1), and " + NeededPpk.why(connection)));
            }
            return session;
        }
        if (!chosen.get().data().equals(id(connection))) {
            throw new Refused(
                    new Refusal.AuthenticationFailed(
                            "the peer has chosen a PPK that we did not offer (RFC 9867 §3.1)"));
        }
        IkeKeys keys = turn.draft(PostQuantumPsk.recalculated(session.algorithms(), ppk.get(), session.keys().skD(),
                opening.ni(), opening.nr(), opening.name().spiI(), opening.name().spiR(), turn.environment().log()));
        return session.with(keys).with(session.intermediates().mixed(id(connection).from(1)));
    }
}
