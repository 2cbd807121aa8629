package ike.v2.exchange;

import ike.engine.Now;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.sa.Established;
import ike.v2.sa.FormerSa;
import ike.v2.sa.Resumable;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a ticket is asked for and given (RFC 5723 §4.1, §4.2): in IKE_AUTH, and by an INFORMATIONAL exchange of the client once the
 * IKE SA was rekeyed, whoever did that.
 */
final class TicketNotices {
    /** The longest ticket that we keep and show; it goes into a message that cannot be cut into fragments. */
    private static final int LONGEST_TICKET = 1024;

    private TicketNotices() {
    }

    /** What a client asks by, if its connection wants that. */
    static Optional<NotifyPayload> wish(Connection connection) {
        return connection.extensions().resumption()
                ? Optional.of(NotifyPayload.of(NotifyType.Known.TICKET_REQUEST))
                : Optional.empty();
    }

    /** What a gateway answers to a request that asks; nothing where tickets are not configured, as without the RFC. */
    static Optional<NotifyPayload> answer(Turn turn, Established sa, Chain request) {
        if (request.notify(NotifyType.Known.TICKET_REQUEST).isEmpty()
                || !sa.name().connection().extensions().resumption()) {
            return Optional.empty();
        }
        long seconds = life(turn.now(), sa).toSeconds();
        boolean nobody = sa.peer().remote().equals(Identification.NOBODY);
        if (seconds <= 0 || nobody || !sa.isLive()) {
            return Optional.of(NotifyPayload.of(NotifyType.Known.TICKET_NACK));
        }
        Resumable state = new Resumable(
                new FormerSa(sa.name().uniqueId(), sa.name().connection().name(), sa.peer()), sa.session().chosen(),
                sa.session().keys().skD(), sa.session().ppk(), turn.now().wall().plusSeconds(seconds));
        Bytes ticket = turn.surroundings().issueTicket(turn.now(), state);
        return Optional.of(ticket.length() > LONGEST_TICKET
                ? NotifyPayload.of(NotifyType.Known.TICKET_NACK)
                : NotifyPayload.of(NotifyType.Known.TICKET_LT_OPAQUE, Bytes.concat(Bytes.u32(seconds), ticket)));
    }

    /** Not longer than the IKE SA, nor than its authentication is good for (§6.2). */
    private static Duration life(Now now, Established sa) {
        Duration most = shorter(Ticket.LONGEST_LIFE, sa.name().connection().reauthTime());
        OptionalLong end = sa.lifetime().expireAt();
        return end.isEmpty() ? most : shorter(most, Duration.ofNanos(Math.max(1, end.getAsLong() - now.nanos())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return other.isZero() || one.compareTo(other) < 0 ? one : other;
    }

    /** The ticket that a client is given, if it is one and it wants one. */
    static Optional<Ticket.Granted> granted(Turn turn, Connection connection, Chain answer) {
        return answer.notify(NotifyType.Known.TICKET_LT_OPAQUE).filter(_ -> connection.extensions().resumption())
                .flatMap(TicketNotices::given)
                .map(ticket -> new Ticket.Granted(ticket.ticket(), turn.now().wall().plusSeconds(ticket.lifetime())));
    }

    private static Optional<NotifyData.Ticket> given(NotifyPayload notification) {
        return NotifyData.of(notification).toOptional().map(NotifyData.Ticket.class::cast)
                .filter(data -> !data.ticket().isEmpty() && data.ticket().length() <= LONGEST_TICKET);
    }

    /** The SA with the answer to its own request; an answer without a ticket leaves what was there. */
    static Established onTold(Turn turn, Established sa, NotifyType told, Chain answer) {
        Optional<Ticket.Granted> granted = told.equals(NotifyType.Known.TICKET_REQUEST)
                ? granted(turn, sa.name().connection(), answer)
                : Optional.empty();
        return granted.isPresent() ? sa.toBuilder().ticket(granted).build() : sa;
    }

    /** What the successor of a rekeyed IKE SA has to do: the old ticket is void, so a client asks for another one (§6.2). */
    static TaskQueue renewed(Turn turn, Established old, TaskQueue tasks) {
        return old.ticket().isPresent()
                ? tasks.plus(new Task.Tell(NotifyPayload.of(NotifyType.Known.TICKET_REQUEST)), turn.now())
                : tasks;
    }

    /** The SA is lost because its peer does not answer: its ticket is kept. */
    static void keep(Turn turn, Established sa) {
        if (sa.isLive() && sa.ticket().isPresent()) {
            Ticket.Granted granted = sa.ticket().get();
            Resumable state = new Resumable(
                    new FormerSa(sa.name().uniqueId(), sa.name().connection().name(), sa.peer()),
                    sa.session().chosen(), sa.session().keys().skD().copy(), sa.session().ppk(), granted.expiresAt());
            turn.keep(new Ticket(granted.octets(), state, sa.name().path().remote().address()));
        }
    }
}
