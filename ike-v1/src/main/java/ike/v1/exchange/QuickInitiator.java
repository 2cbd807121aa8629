package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v1.Phase2Hashes;
import ike.engine.Event;
import ike.engine.IpsecMode;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.SeenAddresses;
import ike.engine.config.ChildConfig;
import ike.v1.message.Notifications;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.NewChild;
import ike.v1.sa.Outgoing;
import ike.v1.sa.QuickMode;
import ike.v1.sa.Traffic;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.EncapsulationMode;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the initiator does in Quick Mode (RFC 2409 §5.5):
 *
 * <pre>
 *     HDR*, HASH(1), SA, Ni [, KE] [, IDci, IDcr]  --&gt;
 *                                                 &lt;--    HDR*, HASH(2), SA, Nr [, KE] [, IDci, IDcr]
 *     HDR*, HASH(3)                                --&gt;
 *                                                 [&lt;--    HDR*, HASH(4), N(CONNECTED)]
 * </pre>
 *
 * There may be more than one SA payload: each makes a pair of SAs of its own, with keys that differ by their SPIs.
 */
public final class QuickInitiator {
    /** So long the peer may take to install what the last message confirms. */
    private static final Duration PEERS_TIME = Duration.ofSeconds(1);

    private QuickInitiator() {
    }

    /** Asks for a child with this traffic; {@code replaces} names the one that it shall take the place of. */
    public static Established start(Turn turn, Established sa, WantedChild wanted, Traffic wish, OptionalLong replaces)
            throws Refused {
        PfsGroups first = PfsGroups.offered(sa, wanted.config()).orElseThrow(() -> new Refused(new Refusal.BadGroup(
                "the peer has not agreed to it, and child " + wanted.config().name() + " uses no other")));
        return start(turn, sa, wanted, wish, replaces, first);
    }

    private static Established start(Turn turn, Established sa, WantedChild wanted, Traffic wish,
            OptionalLong replaces, PfsGroups groups) throws Refused {
        if (sa.quickModes().size() >= turn.environment().limits().queuedTasks()) {
            throw new Refused(new Refusal.TooMuch("too many Quick Modes at once"));
        }
        Path path = sa.name().path();
        Protocols.requirePassage(wanted.config(), path);
        Traffic traffic = ClientIds.sayable(wish);
        IpsecMode mode = TransportMode.wanted(wanted.config(), traffic, path);
        int count = replaces.isPresent() ? 1 : sa.name().connection().ikev1().quickMode().sas();
        ImmutableList<QuickMode.Offer> offers = offers(turn, wanted.config(), groups,
                TransportMode.attribute(mode, sa), count);
        Optional<Offered> key = groups.method().map(turn::offer);
        Bytes ni = turn.nonce();
        ImmutableList.Builder<Payload> payloads = ImmutableList.builder();
        offers.forEach(offer -> payloads.add(offer.sa()));
        payloads.add(new NoncePayload(ni));
        key.ifPresent(half -> payloads.add(new KePayload(half.publicData())));
        payloads.add(new IdPayload(ClientIds.of(traffic.local())), new IdPayload(ClientIds.of(traffic.remote())))
                .addAll(TransportMode.originalAddresses(mode, sa, true));
        long id = turn.newMessageId();
        Messages.Sealed first = Hashed.first(turn, sa, ExchangeType.Known.QUICK_MODE, id, payloads.build());
        return sa.with(new QuickMode.Asked(id, first.nextIv(), ni, wanted, offers, key, traffic, replaces,
                turn.sent(path, first.octets())));
    }

    private static ImmutableList<QuickMode.Offer> offers(Turn turn, ChildConfig child, PfsGroups groups,
            EncapsulationMode mode, int count) throws Refused {
        ImmutableList.Builder<QuickMode.Offer> offers = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            int spi = turn.newEspSpi();
            offers.add(new QuickMode.Offer(spi, Phase2Proposals.offer(child, groups, mode, spi)));
        }
        return offers.build();
    }

    /** The responder agrees: we receive, and it is told that we are alive. */
    static Established onAnswer(Turn turn, Established sa, QuickMode.Asked asked, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = Messages.open(message, sa.session().cipher(), asked.iv());
        Bytes expected = Phase2Hashes.hash2(sa.session().suite().prf(), sa.session().keys().skeyidA(),
                asked.messageId(), asked.ni(), payloads.behindFirst(), turn.environment().log());
        Messages.requireSame("HASH(2)", Hashed.inFront(payloads), expected);
        ImmutableList<NewChild> children = children(turn, sa, asked, payloads);
        Bytes nr = Messages.nonce(payloads);
        Bytes hash3 = Phase2Hashes.hash3(sa.session().suite().prf(), sa.session().keys().skeyidA(), asked.messageId(),
                asked.ni(), nr, turn.environment().log());
        Messages.Sealed third = Messages.sealed(sa.name(), ExchangeType.Known.QUICK_MODE, asked.messageId(),
                sa.session().cipher(), sa.session().cipher().next(message.ciphertext()),
                ImmutableList.of(new HashPayload(hash3)));
        Outgoing sent = turn.sent(sa.name().path(), third.octets());
        return confirmed(turn, sa.without(asked).with(sa.replies().plus(message.octets(), Optional.of(third.octets()))),
                asked, children, message.header().isCommit()
                        ? Optional.of(new Awaiting(third.nextIv(), sent))
                        : Optional.empty());
    }

    /**
     * The peer refuses, under the protection of the SA (RFC 2408 §4.2, RFC 2409 §5.7): it goes no further, and we need not ask again. An
     * error is about the Quick Mode whose SPI it names; one that names nothing, about the only one that waits.
     */
    static Established onRefusal(Turn turn, Established sa, NotificationPayload refusal) {
        ImmutableList<QuickMode.Asked> asked = sa.quickModes().values().stream()
                .filter(QuickMode.Asked.class::isInstance).map(QuickMode.Asked.class::cast)
                .collect(ImmutableList.toImmutableList());
        Optional<QuickMode.Asked> meant = asked.stream().filter(quick -> quick.inboundSpis().stream().map(Bytes::u32)
                .anyMatch(refusal.spi()::equals)).findFirst();
        boolean unnamed = refusal.protocol() != ProtocolId.Known.ISAKMP
                && refusal.spi().equals(Bytes.zeros(refusal.spi().length()));
        return meant.or(() -> asked.stream().findFirst().filter(_ -> unnamed && asked.size() == 1))
                .map(quick -> onRefusal(turn, Children.abandon(turn, sa, quick), quick, refusal.notifyType()))
                .orElse(sa);
    }

    /** Perhaps it is only the group: the next one is tried. Only the peer itself can have refused it. */
    private static Established onRefusal(Turn turn, Established without, QuickMode.Asked quick, NotifyType why) {
        Optional<PfsGroups> others = why == NotifyType.Known.NO_PROPOSAL_CHOSEN
                ? PfsGroups.behind(quick, without)
                : Optional.empty();
        try {
            if (others.isPresent()) {
                turn.report(new Event.AskedAnew(Optional.of(without.name().connection().name()), without.name().path(),
                        why.label() + " for child " + quick.wanted().config().name() + " with "
                                + PfsGroups.describe(quick) + "; it is asked for with " + others.get().describe()
                                + " (RFC 2409 §5.5)"));
                return start(turn, without, quick.wanted(), quick.traffic(), quick.replaces(), others.get());
            }
        } catch (Refused refused) {
            turn.report(new Event.Failed(Optional.of(without.name().connection().name()), without.name().path(),
                    Notifications.failure(refused.refusal())));
        }
        turn.answer(Endings.orders(quick), new Event.OrderFailed(why.label() + ": the peer refuses"));
        return without;
    }

    /** A last message of ours that CONNECTED is to answer. */
    private record Awaiting(Bytes iv, Outgoing sent) {
    }

    /** We send by the new children at once, or when the peer shows that it has them. */
    private static Established confirmed(Turn turn, Established sa, QuickMode.Asked asked,
            ImmutableList<NewChild> children, Optional<Awaiting> awaiting) {
        ImmutableList<OrderId> orders = asked.wanted().orders();
        if (awaiting.isPresent()) {
            return sa.with(new QuickMode.Committed(asked.messageId(), awaiting.get().iv(), children, orders,
                    asked.replaces(), awaiting.get().sent()));
        }
        return asked.replaces().isPresent()
                ? sa.with(new QuickMode.Confirmed(asked.messageId(), children, orders, asked.replaces(),
                        turn.now().after(PEERS_TIME)))
                : Children.made(turn, sa, children, orders, OptionalLong.empty());
    }

    private static ImmutableList<NewChild> children(Turn turn, Established sa, QuickMode.Asked asked,
            PayloadList payloads) throws Refused {
        Path path = sa.name().path();
        ImmutableList<Phase2Proposals.Chosen> chosen = Phase2Proposals.chosen(payloads.all(SaPayload.class),
                asked.offers(), sa.groups());
        IpsecMode mode = TransportMode.wanted(asked.wanted().config(), asked.traffic(), path);
        Traffic traffic = ChildTraffic.answered(sa, payloads, asked.traffic(), mode);
        Optional<SeenAddresses> seen = mode == IpsecMode.TRANSPORT
                ? TransportMode.seen(payloads, path, true)
                : Optional.empty();
        Bytes nr = Messages.nonce(payloads);
        Optional<Secret> shared = shared(asked, payloads);
        ImmutableList.Builder<NewChild> children = ImmutableList.builder();
        for (int i = 0; i < chosen.size(); i++) {
            children.add(ChildInstaller.receiving(turn, sa, new ChildDeal(asked.wanted().config(),
                    chosen.get(i).suite(), asked.offers().get(i).inboundSpi(), chosen.get(i).peersSpi(), traffic, mode,
                    seen, asked.ni(), nr, true, life(asked, chosen.get(i), payloads, sa.name().cookies())), shared));
        }
        shared.ifPresent(Secret::close);
        return children.build();
    }

    /** The least of what we want, of what we have offered, and of what the responder allows. */
    private static Lifetimes life(QuickMode.Asked asked, Phase2Proposals.Chosen chosen, PayloadList payloads,
            Bytes cookies) {
        return Lifetimes.of(asked.wanted().config())
                .shorter(Lifetimes.told(payloads, Protocols.of(chosen.suite().protocol()),
                        ImmutableList.of(Bytes.u32(chosen.peersSpi()), cookies)));
    }

    private static Optional<Secret> shared(QuickMode.Asked asked, PayloadList payloads) throws Refused {
        if (asked.key().isEmpty()) {
            return Optional.empty();
        }
        Bytes peers = Messages.only(payloads, KePayload.class).data();
        return Optional.of(Phase1Keys.agreed(asked.key().get().agree(peers)).shared());
    }
}
