package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.PostQuantumPsk;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PpkUse;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * A post-quantum preshared key, the initiator's side (RFC 8784 §3).
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni, N(USE_PPK)                                          -->
 *                                       <--  HDR, SAr1, KEr, Nr, N(USE_PPK)
 * HDR, SK {IDi, AUTH, ..., N(PPK_IDENTITY, PPK_ID) [, N(NO_PPK_AUTH)]}    -->      AUTH by the keys with the PPK in them
 *                                       <--  HDR, SK {IDr, AUTH, ..., N(PPK_IDENTITY)}        it is in use
 *                                       <--  HDR, SK {IDr, AUTH, ...}                         it is not
 * }</pre>
 *
 * With EAP the two notifications stand in the last request, beside its AUTH.
 */
final class PpkInitiator {
    /** PPK_ID_FIXED: name and key are octets that both ends have configured (§5.1). */
    static final int FIXED = 2;

    private PpkInitiator() {
    }

    /** Refuses a connection that demands a PPK which is not here. */
    static void requireConfigured(Turn turn, Connection connection) throws Refused {
        if (connection.extensions().ppk().required() && key(turn, connection).isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "ppk_required = yes, but there is no PPK that ppk_id names; expected a section secrets.ppk with it"));
        }
    }

    /** The notifications of IKE_SA_INIT, if we have a key to use: one for each exchange in which it may be (RFC 9867 §3.1). */
    static ImmutableList<NotifyPayload> offer(Turn turn, Connection connection) {
        if (key(turn, connection).isEmpty()) {
            return ImmutableList.of();
        }
        PpkUse.Exchange exchange = connection.extensions().ppk().exchange();
        ImmutableList.Builder<NotifyPayload> notifies = ImmutableList.builder();
        if (exchange.isEarly()) {
            notifies.add(NotifyPayload.of(NotifyType.Known.USE_PPK_INT));
        }
        if (exchange.isLate()) {
            notifies.add(NotifyPayload.of(NotifyType.Known.USE_PPK));
        }
        return notifies.build();
    }

    /** What is wrong with an IKE_SA_INIT response without a PPK, if that is. Not authenticated: a mere hint. */
    static Optional<Refusal> lack(Connection connection, IkeMessage response) {
        PpkUse use = connection.extensions().ppk();
        boolean early = use.exchange().isEarly() && Additional.isAnnounced(response)
                && response.notify(NotifyType.Known.USE_PPK_INT).isPresent();
        boolean late = use.exchange().isLate() && response.notify(NotifyType.Known.USE_PPK).isPresent();
        return use.required() && !early && !late
                ? Optional.of(new Refusal.AuthenticationFailed("the peer uses no PPK ("
                        + (use.exchange().isLate() ? "RFC 8784 §3" : "RFC 9867 §3.1") + "), and ppk_required = yes"))
                : Optional.empty();
    }

    /** The keys with our PPK in them, if both ends use one. */
    static Optional<IkeKeys> mixed(Turn turn, SaName name, Session session, Bytes initRequest, Bytes initResponse) {
        return !EarlyPpkInitiator.isAgreed(initRequest, initResponse)
                && Announced.byBoth(initRequest, initResponse, NotifyType.Known.USE_PPK)
                        ? key(turn, name.connection()).map(ppk -> turn.draft(PostQuantumPsk
                                .applied(session.algorithms().prf(), ppk, session.keys(), turn.environment().log())))
                        : Optional.empty();
    }

    /** What stands beside the AUTH of {@code mixed}: which PPK it is, and unless it is required, AUTH without it. */
    static ImmutableList<Payload> claim(Connection connection, AuthPayload without) {
        Bytes name = name(connection.extensions().ppk()).orElseThrow();
        ImmutableList.Builder<Payload> payloads = ImmutableList.<Payload>builder()
                .add(NotifyPayload.of(NotifyType.Known.PPK_IDENTITY, Bytes.concat(Bytes.of(FIXED), name)));
        if (!NeededPpk.by(connection)) {
            payloads.add(NotifyPayload.of(NotifyType.Known.NO_PPK_AUTH, without.data()));
        }
        return payloads.build();
    }

    /** The SA with those keys that the response to our AUTH is made with. */
    static AuthSent settle(AuthSent sa, Optional<IkeKeys> mixed, Chain response) throws Refused {
        boolean used = mixed.isPresent() && response.notify(NotifyType.Known.PPK_IDENTITY).isPresent();
        Connection connection = sa.name().connection();
        boolean needed = mixed.isPresent()
                ? NeededPpk.by(connection)
                : connection.extensions().ppk().required();
        if (!used && sa.session().intermediates().ppk().isEmpty() && needed) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer does not use our PPK (RFC 8784 §3), and "
                    + NeededPpk.why(connection)));
        }
        return used ? sa.with(sa.session().mixed(mixed.orElseThrow())) : sa;
    }

    static Optional<Secret> key(Turn turn, Connection connection) {
        return name(connection.extensions().ppk()).flatMap(turn.surroundings()::ppk);
    }

    static Optional<Bytes> name(PpkUse use) {
        return use.id().filter(IdentityPattern.Exactly.class::isInstance)
                .map(pattern -> ((IdentityPattern.Exactly) pattern).identity().data());
    }
}
