package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v1.Phase2Hashes;
import ike.engine.Effect;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.QuickMode;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import ike.wire.v2.TrafficSelector.AddressRange;
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
 * </pre>
 */
public final class QuickInitiator {
    /** So long the peer may take to install what the last message confirms. */
    private static final Duration PEERS_TIME = Duration.ofSeconds(1);

    private QuickInitiator() {
    }

    /** Asks for a child; {@code replaces} names the one that it shall take the place of. */
    public static Established start(Turn turn, Established sa, WantedChild wanted, OptionalLong replaces)
            throws Refused {
        if (sa.quickModes().size() >= turn.environment().limits().queuedTasks()) {
            throw new Refused(new Refusal.TooMuch("too many Quick Modes at once"));
        }
        ChildConfig child = wanted.config();
        int spi = turn.newEspSpi();
        Path path = sa.name().path();
        ChildTraffic.Proposed traffic = ChildTraffic.proposed(sa, child);
        AddressRange local = traffic.local();
        AddressRange remote = traffic.remote();
        IpsecMode mode = TransportMode.wanted(child, local, remote, path);
        SaPayload offer = Phase2Proposals.offer(child, mode, spi, path.transport() != Path.Transport.UDP);
        Optional<KeyExchange> group = EspSuite.of(offer.proposals().getFirst().transforms().getFirst())
                .flatMap(EspSuite::group);
        Optional<Offered> key = group.map(turn::offer);
        Bytes ni = turn.nonce();
        ImmutableList.Builder<Payload> payloads = ImmutableList.<Payload>builder().add(offer, new NoncePayload(ni));
        key.ifPresent(half -> payloads.add(new KePayload(half.publicData())));
        payloads.add(new IdPayload(ClientIds.of(local)), new IdPayload(ClientIds.of(remote)))
                .addAll(TransportMode.originalAddresses(mode, sa, true));
        long id = turn.newMessageId();
        Messages.Sealed first = Hashed.first(turn, sa, ExchangeType.Known.QUICK_MODE, id, payloads.build());
        return sa.with(new QuickMode.Asked(id, first.nextIv(), ni, wanted, spi, offer, key, ImmutableList.of(local),
                ImmutableList.of(remote), replaces, turn.sent(path, first.octets())));
    }

    /** The responder agrees: both halves are installed, and it is told that we are alive. */
    static Established onAnswer(Turn turn, Established sa, QuickMode.Asked asked, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = Messages.open(message, sa.session().cipher(), asked.iv());
        Bytes expected = Phase2Hashes.hash2(sa.session().suite().prf(), sa.session().keys().skeyidA(),
                asked.messageId(), asked.ni(), payloads.behindFirst(), turn.environment().log());
        Messages.requireSame("HASH(2)", Hashed.inFront(payloads), expected);
        Phase2Proposals.Chosen chosen = Phase2Proposals.chosen(Messages.only(payloads, SaPayload.class),
                asked.offer());
        Bytes nr = Messages.nonce(payloads);
        Optional<Secret> shared = shared(asked, payloads);
        IpsecMode mode = TransportMode.wanted(asked.config(), asked.local().getFirst(), asked.remote().getFirst(),
                sa.name().path());
        ChildDeal deal = new ChildDeal(asked.config(), chosen.suite(), asked.inboundSpi(), chosen.peersSpi(),
                asked.local().getFirst(), asked.remote().getFirst(), mode,
                mode == IpsecMode.TRANSPORT
                        ? TransportMode.seen(payloads, sa.name().path(), true)
                        : Optional.empty(),
                asked.ni(), nr, true);
        ChildInstaller.Halves halves = ChildInstaller.halves(turn, sa, deal, shared);
        shared.ifPresent(Secret::close);
        turn.effect(new Effect.InstallInbound(halves.inbound()));
        Bytes hash3 = Phase2Hashes.hash3(sa.session().suite().prf(), sa.session().keys().skeyidA(), asked.messageId(),
                asked.ni(), nr, turn.environment().log());
        Messages.Sealed third = Messages.sealed(sa.name(), ExchangeType.Known.QUICK_MODE, asked.messageId(),
                sa.session().cipher(), sa.session().cipher().next(message.ciphertext()),
                ImmutableList.of(new HashPayload(hash3)));
        turn.send(sa.name().path(), third.octets());
        Established next = sa.without(asked).with(sa.replies().plus(message.octets(), Optional.of(third.octets())));
        if (asked.replaces().isPresent()) {
            return next.with(new QuickMode.Confirmed(asked.messageId(), halves.child(), halves.outbound(),
                    asked.wanted().orders(), asked.replaces().getAsLong(), turn.now().after(PEERS_TIME)));
        }
        turn.effect(new Effect.InstallOutbound(halves.outbound()));
        return Children.made(turn, next, halves.child(), asked.wanted().orders(), OptionalLong.empty());
    }

    /** The peer has the new child: now we send by it, and the old one goes. */
    public static Established onReady(Turn turn, Established sa, QuickMode.Confirmed confirmed) {
        turn.effect(new Effect.InstallOutbound(confirmed.outbound()));
        return Children.made(turn, sa.without(confirmed), confirmed.child(), confirmed.orders(),
                OptionalLong.of(confirmed.replaces()));
    }

    private static Optional<Secret> shared(QuickMode.Asked asked, PayloadList payloads) throws Refused {
        if (asked.key().isEmpty()) {
            return Optional.empty();
        }
        Bytes peers = Messages.only(payloads, KePayload.class).data();
        return Optional.of(Phase1Keys.agreed(asked.key().get().agree(peers)).shared());
    }
}
