package ike.v2.exchange;

import ike.engine.Retransmission;
import ike.v2.sa.Established;
import ike.v2.sa.InFlight;
import ike.v2.sa.Pending;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Unsent;
import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.Optional;

/** Sends requests and replies of an SA, and keeps what the window needs of them (RFC 7296 §2.1, §2.2). */
final class Requests {
    private Requests() {
    }

    /** Sends a request, as soon as the window lets it go (§2.3). */
    static Established send(Turn turn, Established sa, ExchangeType exchange, List<? extends Payload> payloads,
            Pending pending) {
        return release(turn, sa.with(sa.window()
                .withheld(new Unsent(exchange, ImmutableList.copyOf(payloads), pending, sa.tasks().postponements()))));
    }

    /** Sends what has waited for the window. */
    static Established release(Turn turn, Established sa) {
        Established current = sa;
        while (!current.window().unsent().isEmpty() && current.window().maySend()) {
            Unsent next = current.window().unsent().getFirst();
            InFlight request = seal(turn, sa.name(), sa.session(), next.exchange(), current.window().nextId(),
                    next.payloads(), next.pending()).postponed(next.postponements());
            turn.send(sa.name().path(), request.datagrams());
            current = current.with(current.window().released().sent(request));
        }
        return current;
    }

    /** Makes a request, to be sent by the caller. */
    static InFlight seal(Turn turn, SaName name, Session session, ExchangeType exchange, long messageId,
            List<? extends Payload> payloads, Pending pending) {
        ImmutableList<Bytes> datagrams = Sealing.seal(turn, name, session, exchange, false, messageId,
                List.copyOf(payloads));
        return new InFlight(exchange, messageId, datagrams,
                Retransmission.start(turn.now(), turn.environment().limits()), pending, 0,
                PathSearch.isPossible(name, session, datagrams)
                        ? Optional.of(Sealing.uncut(payloads))
                        : Optional.empty());
    }

    /** Answers a request, along the way it came, and remembers the answer. */
    static Established reply(Turn turn, Established sa, IkeMessage request, List<? extends Payload> payloads) {
        ImmutableList<Bytes> datagrams = Sealing.seal(turn, sa.name(), sa.session(), request.header().exchange(), true,
                request.header().messageId(), List.copyOf(payloads));
        turn.sendBack(sa.name().path(), datagrams);
        return sa.toBuilder().replies(sa.replies()
                .answered(request.header().messageId(), request.octets(), datagrams)).build();
    }
}
