package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.Limits;
import ike.engine.Path;
import ike.engine.Retransmission;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.FragmentUse;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.Reassembly;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks for a size of IP datagrams that the way to the peer carries (RFC 7383 §2.5.2). A large request that meets silence is cut into
 * smaller fragments, from {@link Limits#fragmentSize} down to what any way should carry, and what was found counts for the
 * messages that follow. Who answers takes the size of the fragments that have reached it (§2.5.1).
 */
final class PathSearch {
    /** A request with its fragments of a smaller size, and the session that knows the size. */
    record Step(Session session, InFlight request) {
    }

    /** So often a request is sent again in one size before a smaller one is tried. */
    static final int TRIES = 1;
    /** Every way over IPv6 carries as much (RFC 8200 §5). */
    private static final int EVERY_IPV6_PATH = 1280;
    /** Few ways over IPv4 carry less (RFC 7383 §2.5.1). */
    private static final int COMMON_IPV4_PATH = 576;

    private PathSearch() {
    }

    /** The largest datagrams of an IKE SA, in octets. */
    static int size(Turn turn, Session session) {
        return Math.min(turn.environment().limits().fragmentSize(), session.pathSize());
    }

    /** True when a message may have to be cut, or cut anew. */
    static boolean isPossible(SaName name, Session session, ImmutableList<Bytes> datagrams) {
        int room = Envelope.room(least(name.path()), name.path());
        return session.fragments() == FragmentUse.BOTH_WAYS
                && datagrams.stream().anyMatch(datagram -> datagram.length() > room);
    }

    /** A request in smaller fragments, now on their way, if it has met silence for long enough and there can be more of them. */
    static Optional<Step> smaller(Turn turn, SaName name, Session session, InFlight request) {
        Limits limits = turn.environment().limits();
        boolean due = request.retransmission().step(turn.now(),
                limits) instanceof Retransmission.Step.SendAgain(Retransmission again) && again.attempts() > TRIES;
        return due && request.uncut().isPresent()
                ? step(turn, name, session, request, request.uncut().get().again())
                : Optional.empty();
    }

    private static Optional<Step> step(Turn turn, SaName name, Session session, InFlight request,
            InFlight.Uncut uncut) {
        OptionalInt next = next(size(turn, session), name.path());
        while (next.isPresent()) {
            Session smaller = session.reaching(next.getAsInt());
            ImmutableList<Bytes> pieces = Sealing.seal(turn, name, smaller, request, uncut);
            if (pieces.size() > request.datagrams().size()) {
                turn.send(name.path(), pieces);
                turn.report(new Event.Remark(Event.Remark.Matter.SMALLER_FRAGMENTS,
                        Optional.of(name.connection().name()), name.path(),
                        request.exchange().label() + " is unanswered: sent again in fragments of at most "
                                + next.getAsInt() + " octets (RFC 7383 §2.5.2)"));
                return Optional.of(new Step(smaller, request.cut(pieces,
                        Retransmission.start(turn.now(), turn.environment().limits()), uncut)));
            }
            next = next(next.getAsInt(), name.path());
        }
        return Optional.empty();
    }

    private static OptionalInt next(int size, Path path) {
        if (size > EVERY_IPV6_PATH) {
            return OptionalInt.of(EVERY_IPV6_PATH);
        }
        return size > least(path) ? OptionalInt.of(least(path)) : OptionalInt.empty();
    }

    private static int least(Path path) {
        return path.local().address().isV4() ? COMMON_IPV4_PATH : EVERY_IPV6_PATH;
    }

    /** The SA when a request has come in fragments: its answer is to be cut into no larger ones. */
    static IkeSa learned(Turn turn, IkeSa sa, Reassembly request) {
        return switch (sa) {
            case InitAnswered s -> s.with(learned(turn, s.name(), s.session(), request));
            case EapAsked s -> s.with(s.opened().with(learned(turn, s.name(), s.opened().session(), request)));
            case Established s when request.first().header().isRequest() ->
                s.toBuilder().session(learned(turn, s.name(), s.session(), request)).build();
            default -> sa;
        };
    }

    private static Session learned(Turn turn, SaName name, Session session, Reassembly request) {
        int seen = Math.max(least(name.path()), Envelope.size(request.longest(), name.path()));
        return request.total() > 1 && seen < size(turn, session) ? session.reaching(seen) : session;
    }
}
