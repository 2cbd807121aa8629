package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.OrderId;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Shares;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TransformId;
import java.util.Optional;

/**
 * CREATE_CHILD_SA for the IKE SA itself, the initiator's side (RFC 7296 §1.3.2, §2.18).
 *
 * <pre>{@code
 * HDR, SK {SA, Ni, KEi}  -->
 *                        <--  HDR, SK {SA, Nr, KEr}      the new SA inherits the children; we delete the old one
 *                        <--  HDR, SK {N(error)}
 * }</pre>
 */
final class RekeyIkeInitiator {
    /** Groups that a peer may ask for in turn before we give up. */
    private static final int MOST_GROUPS = 2;

    private RekeyIkeInitiator() {
    }

    /** Asks for the successor. */
    static Established start(Turn turn, Established sa, ImmutableList<OrderId> orders) {
        // The group in use is known to suit the peer.
        return ask(turn, sa, sa.session().algorithms().keyExchange().id(), 0, orders);
    }

    private static Established ask(Turn turn, Established sa, TransformId group, int retries,
            ImmutableList<OrderId> orders) {
        IkeSpi spi = turn.newIkeSpi();
        ImmutableList<Proposal> offered = KeptPrf.offered(sa,
                InitInitiator.offer(sa.name().connection(), spi.bytes()));
        try {
            TransformId tried = InitInitiator.offers(offered, group) ? group : InitInitiator.firstGroup(offered);
            Offered keyExchange = turn.offer(Suites.keyExchange(tried));
            Pending.RekeyIke pending = new Pending.RekeyIke(spi, turn.nonce(), offered, keyExchange, Optional.empty(),
                    retries, orders);
            ImmutableList<Payload> payloads = ImmutableList.of(new SaPayload(offered), new NoncePayload(pending.ni()),
                    new KePayload(keyExchange.method().id(), keyExchange.publicData()));
            return Requests.send(turn, sa, ExchangeType.Known.CREATE_CHILD_SA, payloads, pending);
        } catch (Refused refused) {
            return fail(turn, sa, orders, Notifications.failure(refused.refusal()));
        }
    }

    /** Takes the answer. */
    static Established onResponse(Turn turn, Established sa, Pending.RekeyIke pending, Chain chain) {
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            return onError(turn, sa, pending, error.get());
        }
        try {
            Grammar.REKEY_IKE.check(chain.items());
            Shares shares = turn.draft(Shares.of(agree(pending, chain)));
            return Additional.methods(chosen(pending, chain)).isEmpty()
                    ? conclude(turn, sa, pending, chain, shares)
                    : follow(turn, sa, pending, chain, shares);
        } catch (Refused refused) {
            Established failed = fail(turn, sa, pending.orders(), Notifications.failure(refused.refusal()));
            // The peer has an SA now that we have not (§2.21.3).
            return failed.with(failed.tasks()
                    .first(new Task.DeleteIke("the peer's answer cannot be used", ImmutableList.of()), turn.now()));
        }
    }

    /** Additional key exchanges follow, unless the peer's own rekey stands: then we just stop (RFC 9370 §2.2.4). */
    private static Established follow(Turn turn, Established sa, Pending.RekeyIke pending, Chain chain, Shares shares)
            throws Refused {
        if (!RekeyIkeRulings.hasLost(pending, InitInitiator.nonce(chain))) {
            return FollowUpInitiator.next(turn, sa, pending, chain, chain, shares);
        }
        turn.answer(pending.orders(), new Event.OrderDone("rekeyed by the peer"));
        return RekeyIkeRulings.rivalStands(turn, sa, pending.rival().orElseThrow());
    }

    /** Makes the successor, now that the last key exchange is done. */
    static Established conclude(Turn turn, Established sa, Pending.RekeyIke pending, Chain answer, Shares shares)
            throws Refused {
        return RekeyIkeRulings.onOurs(turn, sa, pending, successor(turn, sa, pending, answer, shares),
                InitInitiator.nonce(answer));
    }

    private static Proposal chosen(Pending.RekeyIke pending, Chain chain) throws Refused {
        return InitInitiator.chosen(pending.offered(), chain.get(SaPayload.class));
    }

    private static Secret agree(Pending.RekeyIke pending, Chain chain) throws Refused {
        Proposal chosen = chosen(pending, chain);
        KePayload ke = chain.get(KePayload.class);
        if (chosen.spi().length() != 8 || !ke.method().equals(Suites.ike(chosen).keyExchange().id())
                || !ke.method().equals(pending.keyExchange().method().id())) {
            throw Refused.syntax("the answer's SPI or group does not fit", "RFC 7296 §1.3.2");
        }
        return switch (pending.keyExchange().agree(ke.data())) {
            case Agreement.Refused(String why, String section) ->
                throw Refused.syntax("the peer's public value is unusable: " + why, section);
            case Agreement.Agreed(Bytes _, Secret shared) -> shared;
        };
    }

    private static Established successor(Turn turn, Established old, Pending.RekeyIke pending, Chain chain,
            Shares shares) throws Refused {
        Proposal chosen = chosen(pending, chain);
        IkeAlgorithms algorithms = Suites.ike(chosen);
        SaName name = new SaName(turn.surroundings().nextId(), true, pending.newSpi(),
                new IkeSpi(chosen.spi().u64At(0)), old.name().path(), old.name().connection(),
                old.name().redirects());
        IkeKeys keys = DerivedKeys.ike(turn, old.session(), algorithms, shares, pending.ni(),
                InitInitiator.nonce(chain), name.spiI(), name.spiR());
        return RekeyIkeRulings.newborn(turn, old, name,
                new Session(chosen, algorithms, keys, old.session().fragments()).succeeding(old.session()));
    }

    private static Established onError(Turn turn, Established sa, Pending.RekeyIke pending, NotifyPayload error) {
        if (pending.rival().isPresent()) {
            turn.answer(pending.orders(), new Event.OrderDone("rekeyed by the peer"));
            return RekeyIkeRulings.rivalStands(turn, sa, pending.rival().get());
        }
        if (error.notifyType().equals(NotifyType.Known.TEMPORARY_FAILURE)) {
            return Postponement.of(turn, sa, new Task.RekeyIke(pending.orders()));
        }
        if (error.notifyType().equals(NotifyType.Known.NO_ADDITIONAL_SAS)) {
            return Reauthentication.instead(turn, sa, PeerRefusal.of(error, pending.offered()), pending.orders());
        }
        try {
            if (error.notifyType().equals(NotifyType.Known.INVALID_KE_PAYLOAD)
                    && pending.groupRetries() < MOST_GROUPS) {
                return ask(turn, sa, GroupWish.read(error), pending.groupRetries() + 1, pending.orders());
            }
        } catch (Refused refused) {
            return fail(turn, sa, pending.orders(), Notifications.failure(refused.refusal()));
        }
        return fail(turn, sa, pending.orders(), PeerRefusal.of(error, pending.offered()));
    }

    private static Established fail(Turn turn, Established sa, ImmutableList<OrderId> orders, Failure failure) {
        Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, orders, failure);
        return sa;
    }
}
