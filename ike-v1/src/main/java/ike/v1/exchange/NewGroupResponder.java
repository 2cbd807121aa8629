package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.crypto.KeyExchange;
import ike.engine.Event;
import ike.engine.config.GroupOptions;
import ike.v1.message.Notifications;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.PrivateGroups;
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import java.util.OptionalInt;

/** What who is asked for a group does in New Group Mode (RFC 2409 §5.6); the figure is at {@link NewGroupInitiator}. */
final class NewGroupResponder {
    private NewGroupResponder() {
    }

    /** The peer describes a group: it is agreed to, or refused with ATTRIBUTES-NOT-SUPPORTED as that section wants it. */
    static Established onRequest(Turn turn, Established sa, IsakmpMessage message) throws Refused {
        long id = message.header().messageId();
        PayloadList payloads = NewGroupMessages.open(turn, sa, message, Hashed.firstIv(turn, sa.session(), id), false);
        SaPayload asked = Messages.only(payloads, SaPayload.class);
        try {
            Transform transform = NewGroupMessages.transform(asked);
            int number = number(transform);
            KeyExchange method = acceptable(sa, number, SaidGroup.described(transform));
            Messages.Sealed second = NewGroupMessages.seal(turn, sa, id,
                    sa.session().cipher().next(message.ciphertext()), asked, true);
            turn.send(sa.name().path(), second.octets());
            return sa.with(sa.groups().plus(number, method))
                    .with(sa.replies().plus(message.octets(), Optional.of(second.octets())));
        } catch (Refused refused) {
            return refuse(turn, sa, message, refused.refusal());
        }
    }

    /** The refusal is the answer: it is repeated like one. */
    private static Established refuse(Turn turn, Established sa, IsakmpMessage message, Refusal refusal) {
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                Notifications.failure(refusal)));
        Bytes told = Informational.send(turn, sa, ImmutableList.of(NotificationPayload.of(ProtocolId.Known.ISAKMP,
                Bytes.EMPTY, Notifications.type(refusal), NotificationData.none())));
        return sa.with(sa.groups().plusRefused()).with(sa.replies().plus(message.octets(), Optional.of(told)));
    }

    private static int number(Transform transform) throws Refused {
        OptionalInt number = Attributes.small(transform, OakleyAttribute.GROUP_DESCRIPTION);
        if (number.isEmpty() || number.getAsInt() < PrivateGroups.FIRST) {
            throw new Refused(
                    new Refusal.BadGroup("a private group has a number of " + PrivateGroups.FIRST + " or more"));
        }
        return number.getAsInt();
    }

    /** Whether there is room is asked before the test that costs; what has been agreed to is not tested again. */
    private static KeyExchange acceptable(Established sa, int number, SaidGroup group) throws Refused {
        PrivateGroups groups = sa.groups();
        if (groups.refused() >= PrivateGroups.MOST) {
            throw new Refused(new Refusal.BadGroup("too many groups were refused already"));
        }
        GroupOptions options = sa.name().connection().ikev1().groups();
        KeyExchange method = group.method().orElseThrow(() -> new Refused(
                new Refusal.BadGroup(objection(options, group).orElse("the group is not here"))));
        Optional<KeyExchange> agreed = Optional.ofNullable(groups.agreed().get(number));
        if (agreed.isPresent() ? !agreed.get().equals(method) : groups.agreed().size() >= PrivateGroups.MOST) {
            throw new Refused(new Refusal.BadGroup("the number has another group, or there are too many"));
        }
        if (agreed.isEmpty()) {
            requireUnobjectionable(options, group);
        }
        return method;
    }

    private static void requireUnobjectionable(GroupOptions options, SaidGroup group) throws Refused {
        Optional<String> objection = objection(options, group);
        if (objection.isPresent()) {
            throw new Refused(new Refusal.BadGroup(objection.get()));
        }
    }

    /** The cheap questions first; the group of the connection has been tested when that was loaded. */
    private static Optional<String> objection(GroupOptions options, SaidGroup group) {
        if (options.phase2().map(SaidGroup::ofNumbers).filter(group::isSameAs).isPresent()) {
            return Optional.empty();
        }
        if (!options.anyOfPeer()) {
            return Optional.of(options.phase2().isPresent()
                    ? "it is not the one that is configured (new_group)"
                    : "New Group Mode is off unless new_group says otherwise");
        }
        return switch (group) {
            case SaidGroup.Strange(String why) -> Optional.of(why);
            case SaidGroup.Described(ExplicitGroup described) -> described.flaw();
            case SaidGroup.Named(int number) ->
                KeyExchangeId.find(number).flatMap(ExplicitGroup::of).flatMap(ExplicitGroup::flawAtAGlance);
        };
    }
}
