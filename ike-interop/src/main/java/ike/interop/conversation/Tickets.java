package ike.interop.conversation;

import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.Proposal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which algorithms each ticket stands for that was given in this conversation (RFC 5723 §5): a resumed IKE SA names none. */
final class Tickets {
    /** Tickets that are followed; of more than that the eldest are forgotten. */
    static final int MAX_TICKETS = 1000;

    private final Map<Bytes, Proposal> algorithms = new LinkedHashMap<>();

    /** Hears an answer, in which a ticket may be given. */
    void hear(OpenedMessage answer, IkeSaStory story) {
        Optional<Bytes> ticket = answer.ticketGiven();
        if (ticket.isPresent() && story.algorithms().isPresent()) {
            algorithms.put(ticket.get(), story.algorithms().get());
        }
        if (algorithms.size() > MAX_TICKETS) {
            algorithms.remove(algorithms.keySet().iterator().next());
        }
    }

    /** What the ticket in this request stands for, if its giving was heard. */
    Optional<Proposal> shown(OpenedMessage request) {
        return request.ticketShown().flatMap(ticket -> Optional.ofNullable(algorithms.get(ticket)));
    }
}
