package ike.interop.conversation;

import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which algorithms each ticket stands for that was given in this conversation (RFC 5723 §5): a resumed IKE SA names none. */
final class Tickets {
    /** Tickets that are followed; of more than that the eldest are forgotten. */
    static final int MAX_TICKETS = 1000;
    private static final int LIFETIME = 4;

    private final Map<Bytes, Proposal> algorithms = new LinkedHashMap<>();

    /** Hears an answer, in which a ticket may be given. */
    void hear(OpenedMessage answer, IkeSaStory story) {
        Optional<Bytes> ticket = data(answer, NotifyType.Known.TICKET_LT_OPAQUE)
                .filter(data -> data.length() > LIFETIME).map(data -> data.from(LIFETIME));
        if (ticket.isPresent() && story.algorithms().isPresent()) {
            algorithms.put(ticket.get(), story.algorithms().get());
        }
        if (algorithms.size() > MAX_TICKETS) {
            algorithms.remove(algorithms.keySet().iterator().next());
        }
    }

    /** What the ticket in this request stands for, if its giving was heard. */
    Optional<Proposal> shown(OpenedMessage request) {
        return data(request, NotifyType.Known.TICKET_OPAQUE)
                .flatMap(ticket -> Optional.ofNullable(algorithms.get(ticket)));
    }

    private static Optional<Bytes> data(OpenedMessage message, NotifyType type) {
        return message.payloads().stream().filter(NotifyPayload.class::isInstance).map(NotifyPayload.class::cast)
                .filter(notify -> notify.notifyType().equals(type)).map(NotifyPayload::data).findFirst();
    }
}
