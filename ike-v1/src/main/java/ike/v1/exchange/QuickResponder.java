package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v1.Phase2Hashes;
import ike.engine.Effect;
import ike.engine.Limits;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.Outgoing;
import ike.v1.sa.QuickMode;
import ike.wire.Bytes;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;
import java.util.OptionalLong;

/** What the responder does in Quick Mode (RFC 2409 §5.5); the figure is at {@link QuickInitiator}. */
public final class QuickResponder {
    private QuickResponder() {
    }

    /** The peer asks for a child: if one is configured, the inbound half is in place before the answer leaves. */
    static Established onRequest(Turn turn, Established sa, IsakmpMessage message) throws Refused {
        long id = message.header().messageId();
        PayloadList payloads = Hashed.openFirst(turn, sa, message);
        requireRoom(turn, sa);
        SaPayload offered = Messages.only(payloads, SaPayload.class);
        Bytes ni = Messages.nonce(payloads);
        ChildTraffic.Match match = ChildTraffic.find(sa, payloads);
        int spi = turn.newEspSpi();
        Phase2Proposals.Chosen chosen = Phase2Proposals.choose(offered, match.child(), match.mode(), spi);
        Optional<ike.crypto.Agreement.Agreed> key = key(turn, chosen.suite(), payloads);
        Bytes nr = turn.nonce();
        ChildDeal deal = new ChildDeal(match.child(), chosen.suite(), spi, chosen.peersSpi(), match.local(),
                match.remote(), match.mode(), match.seen(), ni, nr, false);
        ChildInstaller.Halves halves = ChildInstaller.halves(turn, sa, deal,
                key.map(ike.crypto.Agreement.Agreed::shared));
        key.ifPresent(agreed -> agreed.shared().close());
        turn.effect(new Effect.InstallInbound(halves.inbound()));
        ImmutableList.Builder<Payload> answer = ImmutableList.<Payload>builder().add(chosen.answer(),
                new NoncePayload(nr));
        key.ifPresent(agreed -> answer.add(new KePayload(agreed.publicData())));
        payloads.all(IdPayload.class).forEach(answer::add);
        answer.addAll(TransportMode.originalAddresses(match.mode(), sa, false));
        Messages.Sealed second = Hashed.second(turn, sa, id, sa.session().cipher().next(message.ciphertext()), ni,
                answer.build());
        Outgoing sent = turn.sent(sa.name().path(), second.octets());
        return sa.with(sa.replies().plus(message.octets(), Optional.of(second.octets()))).with(
                new QuickMode.Answered(id, second.nextIv(), ni, nr, halves.child(), halves.outbound(), sent));
    }

    /** The peer has shown that it is alive: now we send as well. */
    static Established onConfirmation(Turn turn, Established sa, QuickMode.Answered answered, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = Messages.open(message, sa.session().cipher(), answered.iv());
        Bytes expected = Phase2Hashes.hash3(sa.session().suite().prf(), sa.session().keys().skeyidA(),
                answered.messageId(), answered.ni(), answered.nr(), turn.environment().log());
        Messages.requireSame("HASH(3)", Hashed.inFront(payloads), expected);
        turn.effect(new Effect.InstallOutbound(answered.outbound()));
        Established next = sa.without(answered).with(sa.replies().plus(message.octets(), Optional.empty()));
        return Children.made(turn, next, answered.child(), ImmutableList.of(), OptionalLong.empty());
    }

    private static void requireRoom(Turn turn, Established sa) throws Refused {
        Limits limits = turn.environment().limits();
        if (sa.children().size() >= limits.childrenPerIkeSa() || sa.quickModes().size() >= limits.queuedTasks()) {
            throw new Refused(new Refusal.TooMuch("the limit of children of an ISAKMP SA is reached"));
        }
    }

    private static Optional<ike.crypto.Agreement.Agreed> key(Turn turn, EspSuite suite, PayloadList payloads)
            throws Refused {
        if (suite.group().isEmpty()) {
            return Optional.empty();
        }
        Bytes peers = Messages.only(payloads, KePayload.class).data();
        return Optional.of(Phase1Keys.agreed(turn.respond(suite.group().get(), peers)));
    }
}
