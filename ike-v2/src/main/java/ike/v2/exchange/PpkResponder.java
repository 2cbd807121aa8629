package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.PostQuantumPsk;
import ike.engine.config.Connection;
import ike.engine.config.IdentityMatch;
import ike.engine.config.PpkUse;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.InitAnswered;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;

/** A post-quantum preshared key, the responder's side (RFC 8784 §3). {@link PpkInitiator} has the figure. */
final class PpkResponder {
    /**
     * What becomes of the request that carries the peer's AUTH.
     *
     * @param sa with the keys to verify it by
     * @param chain with the AUTH to verify
     * @param answer what our own message tells of it
     */
    record Settled(InitAnswered sa, Chain chain, ImmutableList<Payload> answer) {
    }

    private PpkResponder() {
    }

    /**
     * The notification of IKE_SA_INIT: yes to a peer that offers it, if we have any key; of the two exchanges that it may
     * offer, to the earlier one (RFC 9867 §3.1).
     */
    static Optional<NotifyPayload> answer(Turn turn, List<Connection> candidates, IkeMessage request) {
        if (!turn.surroundings().hasPpk()) {
            return Optional.empty();
        }
        if (EarlyPpkResponder.isPossible(candidates, request)) {
            return Optional.of(NotifyPayload.of(NotifyType.Known.USE_PPK_INT));
        }
        boolean both = request.notify(NotifyType.Known.USE_PPK).isPresent()
                && candidates.stream().anyMatch(c -> c.extensions().ppk().exchange().isLate());
        return both ? Optional.of(NotifyPayload.of(NotifyType.Known.USE_PPK)) : Optional.empty();
    }

    /** Decides by the request whether a PPK is used, as Table 1 of RFC 8784 has it. */
    static Settled settle(Turn turn, InitAnswered sa, Connection connection, Chain chain) throws Refused {
        PpkUse use = connection.extensions().ppk();
        if (EarlyPpkInitiator.isAgreed(sa.initRequest(), sa.initResponse())) {
            EarlyPpkResponder.check(connection, sa.session().intermediates().ppk());
            return new Settled(sa, chain, ImmutableList.of());
        }
        if (!Announced.byBoth(sa.initRequest(), sa.initResponse(), NotifyType.Known.USE_PPK)) {
            if (use.required()) {
                throw failed("the peer uses no PPK, and ppk_required = yes");
            }
            return new Settled(sa, chain, ImmutableList.of());
        }
        Bytes name = name(chain);
        Optional<Secret> ppk = use.exchange().isLate() && isAllowed(use, name)
                ? turn.surroundings().ppk(name)
                : Optional.empty();
        if (ppk.isPresent()) {
            IkeKeys mixed = turn.draft(PostQuantumPsk.applied(sa.session().algorithms().prf(), ppk.get(),
                    sa.session().keys(), turn.environment().log()));
            return new Settled(sa.with(sa.session().mixed(mixed)), chain,
                    ImmutableList.of(NotifyPayload.of(NotifyType.Known.PPK_IDENTITY)));
        }
        Optional<NotifyPayload> without = chain.notify(NotifyType.Known.NO_PPK_AUTH);
        boolean needed = NeededPpk.by(connection);
        if (needed || without.isEmpty()) {
            throw failed("no PPK is configured under the name " + Printable.text(name) + ", and "
                    + (needed ? NeededPpk.why(connection) : "the peer demands it"));
        }
        return new Settled(sa, chain.withAuth(without.get().data()), ImmutableList.of());
    }

    /** The peer's PPK_ID, less its type. */
    private static Bytes name(Chain chain) throws Refused {
        Bytes id = chain.notify(NotifyType.Known.PPK_IDENTITY).map(NotifyPayload::data)
                .orElseThrow(() -> failed("the peer announced a PPK and does not name it"));
        return id.length() > 1 && id.u8(0) == PpkInitiator.FIXED ? id.from(1) : Bytes.EMPTY;
    }

    static boolean isAllowed(PpkUse use, Bytes name) {
        return !name.isEmpty() && use.id().map(wanted -> IdentityMatch.fitOctets(wanted, name) > 0).orElse(true);
    }

    static Refused failed(String why) {
        return new Refused(new Refusal.AuthenticationFailed(why));
    }
}
