package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Retransmission;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.PrivateGroups;
import ike.wire.Bytes;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.NotifyType;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.PayloadList;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.Optional;

/**
 * What who wants a group does in New Group Mode (RFC 2409 §5.6), behind Phase 1 and before the first Quick Mode:
 *
 * <pre>
 *     HDR*, HASH(1), SA        --&gt;
 *                             &lt;--    HDR*, HASH(2), SA
 * </pre>
 *
 * HASH(1) = prf (SKEYID_a, M-ID | SA), HASH(2) the same over the SA of the answer. The group's numbers are encrypted, so that
 * nobody on the way sees what its secrets depend on. The initiator of Phase 1 takes even numbers, the responder odd ones.
 */
final class NewGroupInitiator {
    private NewGroupInitiator() {
    }

    /** True before we have asked for the group that the connection wants. */
    static boolean isDue(Established sa) {
        return sa.name().connection().ikev1().groups().phase2().isPresent()
                && sa.groups().own() instanceof PrivateGroups.Stage.Unasked;
    }

    /** Asks for the group of the connection. */
    static Established start(Turn turn, Established sa) {
        ExplicitGroup group = sa.name().connection().ikev1().groups().phase2().orElseThrow();
        int number = PrivateGroups.FIRST + (sa.name().initiator() ? 0 : 1);
        ImmutableList<DataAttribute> attributes = ImmutableList.<DataAttribute>builder()
                .add(DataAttribute.of(OakleyAttribute.GROUP_DESCRIPTION, number)).addAll(GroupAttributes.of(group))
                .build();
        SaPayload offer = SaPayload.of(ImmutableList.of(new Proposal(1, ProtocolId.Known.ISAKMP, Bytes.EMPTY,
                ImmutableList.of(new Transform(1, IsakmpTransformId.KEY_IKE, attributes)))));
        long id = turn.newMessageId();
        Messages.Sealed first = NewGroupMessages.seal(turn, sa, id, Hashed.firstIv(turn, sa.session(), id), offer,
                false);
        return sa.with(sa.groups().with(new PrivateGroups.Stage.Asked(id, first.nextIv(), number, offer,
                group.method(), turn.sent(sa.name().path(), first.octets()))));
    }

    /** The peer agrees, if it repeats what we have offered. */
    static Established onAnswer(Turn turn, Established sa, PrivateGroups.Stage.Asked asked, IsakmpMessage message)
            throws Refused {
        PayloadList payloads = NewGroupMessages.open(turn, sa, message, asked.iv(), true);
        Transform answer = NewGroupMessages.transform(Messages.only(payloads, SaPayload.class));
        if (!Attributes.same(answer, NewGroupMessages.transform(asked.offer()))) {
            throw new Refused(new Refusal.NotOffered(answer.describe()));
        }
        return over(turn, sa.with(sa.groups().plus(asked.number(), asked.method()))
                .with(sa.replies().plus(message.octets(), Optional.empty())));
    }

    /** The peer says, protected, that it does not want the group, or does not know what that is. */
    static Established onRefusal(Turn turn, Established sa, NotifyType type) {
        boolean ours = type == NotifyType.Known.ATTRIBUTES_NOT_SUPPORTED
                || type == NotifyType.Known.NO_PROPOSAL_CHOSEN || type == NotifyType.Known.INVALID_EXCHANGE_TYPE
                || type == NotifyType.Known.UNSUPPORTED_EXCHANGE_TYPE;
        return ours && sa.groups().isAsking() ? over(turn, sa) : sa;
    }

    /** Time passes. */
    static Established onTick(Turn turn, Established sa) {
        if (!(sa.groups().own() instanceof PrivateGroups.Stage.Asked asked)) {
            return sa;
        }
        return switch (asked.sent().retransmission().step(turn.now(), turn.environment().limits())) {
            case Retransmission.Step.Wait() -> sa;
            case Retransmission.Step.SendAgain(Retransmission next) -> {
                Timers.again(turn, sa.name(), asked.sent(), next);
                yield sa.with(sa.groups().with(asked.again(asked.sent().again(next))));
            }
            case Retransmission.Step.GiveUp() -> {
                turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                        new Failure("TIMEOUT", true, "no answer in New Group Mode: does the peer speak it?", "",
                                "RFC 2409 §5.6")));
                yield over(turn, sa);
            }
        };
    }

    private static Established over(Turn turn, Established sa) {
        return ModeConfigs.done(turn, sa.with(sa.groups().with(new PrivateGroups.Stage.Over())));
    }
}
