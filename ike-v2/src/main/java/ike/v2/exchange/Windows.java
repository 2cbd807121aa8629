package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Failure;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * How many requests may be under way at once (RFC 7296 §2.3). Each end promises in IKE_AUTH how many it takes; a rekeyed IKE SA
 * starts with one again, so the promise is repeated there in an exchange of its own.
 */
final class Windows {
    private Windows() {
    }

    /** Our promise; nothing where it is one, which everybody expects. */
    static ImmutableList<NotifyPayload> promise(Turn turn) {
        int size = turn.environment().limits().window();
        return size > 1
                ? ImmutableList.of(NotifyPayload.of(NotifyType.Known.SET_WINDOW_SIZE, Bytes.u32(size)))
                : ImmutableList.of();
    }

    /** What a rekeyed IKE SA has to do first: repeat the promise. */
    static TaskQueue toPromise(Turn turn) {
        return promise(turn).stream().map(notify -> TaskQueue.of(new Task.Tell(notify), turn.now())).findFirst()
                .orElse(TaskQueue.EMPTY);
    }

    /** The SA that keeps our promise from now on. */
    static Established kept(Turn turn, Established sa) {
        return sa.toBuilder().replies(sa.replies().widened(turn.environment().limits().window())).build();
    }

    /** The SA after the peer's promise, if there is one. We never have more under way than we would take ourselves. */
    static Established heard(Turn turn, Established sa, Chain chain) {
        long promised = chain.notify(NotifyType.Known.SET_WINDOW_SIZE).filter(notify -> notify.data().length() == 4)
                .map(notify -> notify.data().u32At(0)).orElse(1L);
        return sa.with(sa.window().widened((int) Math.min(promised, turn.environment().limits().window())));
    }

    /**
     * An authentic request beyond our window: it is not answered, and the peer may learn why in an exchange of ours
     * (INVALID_MESSAGE_ID), one at a time.
     */
    static Established exceeded(Turn turn, Established sa, IkeMessage request) {
        long id = request.header().messageId();
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                new Failure("INVALID_MESSAGE_ID", true,
                        "the peer sends request " + id + ", and its window of " + sa.replies().size() + " begins with "
                                + sa.replies().expectedId(),
                        "", "RFC 7296 §2.3")));
        return InformationalInitiator.toTell(turn, sa,
                NotifyPayload.of(NotifyType.Known.INVALID_MESSAGE_ID, Bytes.u32(id)));
    }

    /** The peer says that we go beyond its window. */
    static void onComplaint(Turn turn, Established sa, Chain chain) {
        Optional<NotifyPayload> notify = chain.notify(NotifyType.Known.INVALID_MESSAGE_ID);
        if (notify.isPresent()) {
            String which = notify.get().data().length() == 4 ? " " + notify.get().data().u32At(0) : "";
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    new Failure("INVALID_MESSAGE_ID", false, "the peer does not expect our request" + which, "",
                            "RFC 7296 §2.3")));
        }
    }
}
