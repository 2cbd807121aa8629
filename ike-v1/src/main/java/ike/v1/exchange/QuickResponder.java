package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v1.Phase2Hashes;
import ike.engine.Limits;
import ike.engine.config.ChildConfig;
import ike.engine.config.QuickModeOptions;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.NewChild;
import ike.v1.sa.Outgoing;
import ike.v1.sa.QuickMode;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import java.util.List;
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
        ImmutableList<SaPayload> offered = payloads.all(SaPayload.class);
        requireRoom(turn, sa, offered.size());
        Bytes ni = Messages.nonce(payloads);
        Choice choice = choose(turn, sa, offered, ChildTraffic.find(sa, payloads));
        ChildTraffic.Match match = choice.match();
        ImmutableList<Phase2Proposals.Chosen> chosen = choice.chosen();
        Optional<Agreement.Agreed> key = key(turn, chosen.getFirst().suite(), payloads);
        Bytes nr = turn.nonce();
        ImmutableList<NewChild> children = children(turn, sa, match, chosen, ni, nr, key.map(Agreement.Agreed::shared));
        key.ifPresent(agreed -> agreed.shared().close());
        ImmutableList.Builder<Payload> answer = ImmutableList.builder();
        chosen.forEach(one -> answer.add(one.answer()));
        answer.add(new NoncePayload(nr));
        key.ifPresent(agreed -> answer.add(new KePayload(agreed.publicData())));
        answer.addAll(match.answer());
        answer.addAll(TransportMode.originalAddresses(match.mode(), sa, false)).addAll(told(match.child(), chosen));
        Messages.Sealed second = Hashed.second(turn, sa, id, sa.session().cipher().next(message.ciphertext()), ni,
                answer.build());
        Outgoing sent = turn.sent(sa.name().path(), second.octets());
        return sa.with(sa.replies().plus(message.octets(), Optional.of(second.octets())))
                .with(new QuickMode.Answered(id, second.nextIv(), ni, nr, children, sent));
    }

    /** A child, and what was chosen for it. */
    private record Choice(ChildTraffic.Match match, ImmutableList<Phase2Proposals.Chosen> chosen) {
    }

    /** The first child for this traffic that the offers fit; the peer is told what keeps it from the first of all. */
    private static Choice choose(Turn turn, Established sa, List<SaPayload> offered, List<ChildTraffic.Match> matches)
            throws Refused {
        Optional<Refused> first = Optional.empty();
        for (ChildTraffic.Match match : matches) {
            try {
                Protocols.requirePassage(match.child(), sa.name().path());
                return new Choice(match, Phase2Proposals.choose(turn, offered, match, PfsGroups.accepted(sa)));
            } catch (Refused refused) {
                first = first.or(() -> Optional.of(refused));
            }
        }
        throw first.orElseThrow();
    }

    /** What the initiator could not know: that we allow less than it has offered, or do not look for replays (RFC 2407 §4.6.3). */
    private static ImmutableList<Payload> told(ChildConfig child, List<Phase2Proposals.Chosen> chosen) {
        ImmutableList.Builder<Payload> told = ImmutableList.builder();
        Lifetimes own = Lifetimes.of(child);
        for (Phase2Proposals.Chosen one : chosen) {
            ProtocolId protocol = Protocols.of(one.suite().protocol());
            Bytes spi = Bytes.u32(one.ownSpi());
            if (!own.shorter(one.life()).equals(one.life())) {
                told.add(own.shorter(one.life()).tell(protocol, spi));
            }
            if (child.packets().replayWindow() == 0) {
                told.add(NotificationPayload.of(protocol, spi, NotifyType.Known.REPLAY_STATUS,
                        new NotificationData.ReplayStatus(0)));
            }
        }
        return told.build();
    }

    private static ImmutableList<NewChild> children(Turn turn, Established sa, ChildTraffic.Match match,
            List<Phase2Proposals.Chosen> chosen, Bytes ni, Bytes nr, Optional<Secret> shared) {
        return chosen.stream().map(one -> ChildInstaller.receiving(turn, sa, new ChildDeal(match.child(), one.suite(),
                one.ownSpi(), one.peersSpi(), match.traffic(), match.mode(), match.seen(), ni, nr, false,
                Lifetimes.of(match.child()).shorter(one.life())), shared))
                .collect(ImmutableList.toImmutableList());
    }

    /** The peer has shown that it is alive: now we send as well. */
    static Established onConfirmation(Turn turn, Established sa, QuickMode.Answered answered, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = Messages.open(message, sa.session().cipher(), answered.iv());
        Bytes expected = Phase2Hashes.hash3(sa.session().suite().prf(), sa.session().keys().skeyidA(),
                answered.messageId(), answered.ni(), answered.nr(), turn.environment().log());
        Messages.requireSame("HASH(3)", Hashed.inFront(payloads), expected);
        Established next = sa.without(answered)
                .with(sa.replies().plus(message.octets(), Commitment.tell(turn, sa, answered, message)));
        return Children.made(turn, next, answered.children(), ImmutableList.of(), OptionalLong.empty());
    }

    private static void requireRoom(Turn turn, Established sa, int wanted) throws Refused {
        Limits limits = turn.environment().limits();
        if (wanted < 1 || wanted > QuickModeOptions.MOST_SAS) {
            throw new Refused(new Refusal.Misshapen(wanted + " SA payloads where 1 to " + QuickModeOptions.MOST_SAS
                    + " are expected", "RFC 2409 §5.5"));
        }
        if (sa.children().size() + wanted > limits.childrenPerIkeSa()
                || sa.quickModes().size() >= limits.queuedTasks()) {
            throw new Refused(new Refusal.TooMuch("the limit of children of an ISAKMP SA is reached"));
        }
    }

    private static Optional<Agreement.Agreed> key(Turn turn, IpsecSuite suite, PayloadList payloads) throws Refused {
        if (suite.group().isEmpty()) {
            return Optional.empty();
        }
        Bytes peers = Messages.only(payloads, KePayload.class).data();
        return Optional.of(Phase1Keys.agreed(turn.respond(suite.group().get(), peers)));
    }
}
