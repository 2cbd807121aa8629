package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.Secret;
import ike.crypto.v2.PostQuantumPsk;
import ike.engine.config.Connection;
import ike.engine.config.PpkUse;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.SaName;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.List;
import java.util.Optional;

/**
 * A post-quantum preshared key in IKE_INTERMEDIATE, the responder's side (RFC 9867 §3.1). {@link EarlyPpkInitiator} has the
 * figure. The key is chosen before the peer says who it is; whether this peer may use it, IKE_AUTH shows.
 */
final class EarlyPpkResponder {
    /** A PPK that both ends have. */
    record Match(Bytes name, Secret ppk) {
        /** What tells the peer which one it is. */
        NotifyPayload answer() {
            return NotifyPayload.of(NotifyType.Known.PPK_IDENTITY, Bytes.concat(Bytes.of(PpkInitiator.FIXED), name));
        }
    }

    /** So many of a peer's PPKs are looked at. */
    private static final int MOST = 8;
    private static final int CONFIRMATION_LENGTH = 8;

    private EarlyPpkResponder() {
    }

    /** True when the request offers it and one of these connections may have it. */
    static boolean isPossible(List<Connection> candidates, IkeMessage request) {
        return request.notify(NotifyType.Known.USE_PPK_INT).isPresent() && Additional.isAnnounced(request)
                && candidates.stream().anyMatch(c -> c.extensions().ppk().exchange().isEarly());
    }

    /** Refuses a request without it where every connection that the peer may mean demands it (Table 1). */
    static void requireOffered(List<Connection> candidates, IkeMessage request) throws Refused {
        if (!isPossible(candidates, request) && candidates.stream().map(c -> c.extensions().ppk())
                .allMatch(use -> use.required() && !use.exchange().isLate())) {
            throw new Refused(new Refusal.NoProposalChosen("the peer uses no PPK in IKE_INTERMEDIATE (RFC 9867 §3.1),"
                    + " and ppk_required = yes with ppk_exchange = intermediate", ""));
        }
    }

    /** The first of the peer's PPKs that is here and the same; refuses where there is none and there has to be one. */
    static Optional<Match> match(Turn turn, SaName name, InitAnswered sa, Chain request) throws Refused {
        ImmutableList<NotifyPayload> claims = request.all(NotifyPayload.class).stream()
                .filter(notify -> notify.notifyType().equals(NotifyType.Known.PPK_IDENTITY_KEY)).limit(MOST)
                .collect(ImmutableList.toImmutableList());
        for (NotifyPayload claim : claims) {
            Optional<Match> match = match(turn, name, sa, claim.data());
            if (match.isPresent()) {
                return match;
            }
        }
        boolean demanded = ConnectionSearch.byPath(turn.surroundings().connections(), name.path()).stream()
                .allMatch(connection -> connection.extensions().ppk().required());
        if (demanded) {
            throw PpkResponder.failed("none of the PPKs that the peer has is here with the same key, and"
                    + " ppk_required = yes");
        }
        return Optional.empty();
    }

    private static Optional<Match> match(Turn turn, SaName name, InitAnswered sa, Bytes claim) {
        int end = claim.length() - CONFIRMATION_LENGTH;
        if (end < 2 || claim.u8(0) != PpkInitiator.FIXED) {
            return Optional.empty();
        }
        Bytes ppkId = claim.slice(1, end);
        return turn.surroundings().ppk(ppkId)
                .filter(ppk -> ConstantTime.equal(claim.from(end),
                        PostQuantumPsk.confirmation(sa.session().algorithms().prf(), ppk, sa.ni(),
                                Optional.of(sa.nr()), name.spiI(), name.spiR())))
                .map(ppk -> new Match(ppkId, ppk));
    }

    /** Passes when a peer of this connection may have come with this PPK, or without any. */
    static void check(Connection connection, Optional<Bytes> used) throws Refused {
        PpkUse use = connection.extensions().ppk();
        if (used.isPresent() && !(use.exchange().isEarly() && PpkResponder.isAllowed(use, used.get()))) {
            throw PpkResponder.failed("the PPK " + Printable.text(used.get()) + " is not one that ppk_id of this"
                    + " connection means, or ppk_exchange = auth");
        }
        if (used.isEmpty() && NeededPpk.by(connection)) {
            throw PpkResponder.failed("the peer uses no PPK, and " + NeededPpk.why(connection));
        }
    }
}
