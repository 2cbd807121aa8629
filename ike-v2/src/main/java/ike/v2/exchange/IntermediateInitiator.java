package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.MultipleKeyExchanges;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Path;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.Intermediates;
import ike.v2.sa.Opening;
import ike.v2.sa.Pending;
import ike.v2.sa.Reassembly;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.KePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_INTERMEDIATE, the initiator's side: one for each additional key exchange, then IKE_AUTH (RFC 9242 §3.2, RFC 9370
 * §2.2.2). A PPK goes with the last one, or has one of its own where there is no other (RFC 9867 §3.1).
 *
 * <pre>{@code
 * HDR, SK {KEi(n)}  -->
 *                   <--  HDR, SK {KEr(n)}      all seven keys are made anew; the next message uses them
 * }</pre>
 */
final class IntermediateInitiator {
    private IntermediateInitiator() {
    }

    /** Sends what comes next. */
    static IkeSa next(Turn turn, Opening opening) throws Refused {
        ImmutableList<KeyExchange> methods = Additional.methods(opening.session().chosen());
        int done = opening.session().intermediates().count();
        if (done < methods.size()) {
            return send(turn, opening, Optional.of(methods.get(done)), hasPpk(opening, done + 1));
        }
        return hasPpk(opening, done + 1)
                ? send(turn, opening, Optional.empty(), true)
                : AuthRequest.start(turn, opening);
    }

    /** True when the n-th of these exchanges is the last one, and brings a PPK. */
    private static boolean hasPpk(Opening opening, int n) throws Refused {
        return EarlyPpkInitiator.isAgreed(opening.initRequest(), opening.initResponse())
                && n == Math.max(1, Additional.methods(opening.session().chosen()).size());
    }

    private static IntermediateSent send(Turn turn, Opening opening, Optional<KeyExchange> method, boolean ppk) {
        Session session = opening.session();
        Optional<Offered> ours = method.map(exchange -> turn.draft(turn.offer(exchange)));
        ImmutableList.Builder<Payload> chain = ImmutableList.builder();
        ours.ifPresent(half -> chain.add(new KePayload(half.method().id(), half.publicData())));
        if (ppk) {
            chain.addAll(EarlyPpkInitiator.claim(turn, opening).stream().iterator());
        }
        ImmutableList<Payload> payloads = chain.build();
        long id = session.intermediates().nextId();
        Pending pending = new Pending.Intermediate(ours,
                Sealing.covered(opening.name(), ExchangeType.Known.IKE_INTERMEDIATE, false, id, payloads),
                ImmutableList.of());
        InFlight request = Requests.seal(turn, opening.name(), session, ExchangeType.Known.IKE_INTERMEDIATE, id,
                payloads, pending);
        turn.send(opening.name().path(), request.datagrams());
        return new IntermediateSent(opening, request, Reassembly.NONE);
    }

    /** Takes the answer. */
    static Optional<IkeSa> onResponse(Turn turn, IntermediateSent sa, IkeMessage message, Path path) {
        return switch (Sealing.open(turn, sa.name(), sa.opening().session(), message)) {
            case Sealing.Opened.NotAuthentic() -> {
                turn.report(new Event.Dropped(path, "an IKE_INTERMEDIATE response that is not protected by our keys"));
                yield Optional.of(sa);
            }
            case Sealing.Opened.Bad(var why) ->
                fail(turn, sa, Notifications.failure(new Refusal.InvalidSyntax(why.describe(), why.section())));
            case Sealing.Opened.Inner(var items) -> onAuthentic(turn, sa, message, items);
        };
    }

    private static Optional<IkeSa> onAuthentic(Turn turn, IntermediateSent sa, IkeMessage message,
            ImmutableList<ChainedPayload> items) {
        Optional<NotifyPayload> error = new Chain(items).error();
        if (error.isPresent()) {
            return fail(turn, sa, PeerRefusal.of(error.get(), ImmutableList.of()));
        }
        try {
            Pending.Intermediate pending = (Pending.Intermediate) sa.request().pending();
            Chain chain = Chain.checked(pending.keyExchange().isPresent()
                    ? Grammar.INTERMEDIATE
                    : Grammar.INTERMEDIATE_OTHER, items);
            Session session = sa.opening().session();
            Bytes response = Sealing.covered(turn, sa.name(), session, message);
            Intermediates done = session.intermediates().next(session.algorithms().prf(), session.keys(),
                    pending.covered(), response, turn.environment().log())
                    .heard(MethodAnnouncement.in(chain.all(Payload.class)));
            Session renewed = pending.keyExchange().isPresent()
                    ? session.with(turn.draft(keys(turn, sa.opening(), pending.keyExchange().get(),
                            chain.get(KePayload.class))))
                    : session;
            Session after = renewed.with(done);
            return Optional.of(next(turn, sa.opening().with(hasPpk(sa.opening(), done.count())
                    ? EarlyPpkInitiator.settle(turn, sa.opening(), after, chain)
                    : after)));
        } catch (Refused refused) {
            return fail(turn, sa, Notifications.failure(refused.refusal()));
        }
    }

    private static IkeKeys keys(Turn turn, Opening opening, Offered ours, KePayload theirs) throws Refused {
        if (!theirs.method().equals(ours.method().id())) {
            throw Refused.syntax("the KE payload is of method " + theirs.method().label() + ", ours was "
                    + ours.method().id().label(), "RFC 9370 §2.2.2");
        }
        Session session = opening.session();
        return switch (ours.agree(theirs.data())) {
            case Agreement.Refused(String why, String section) ->
                throw Refused.syntax("the peer's public value is unusable: " + why, section);
            case Agreement.Agreed(Bytes _, var shared) -> {
                try (shared) {
                    yield MultipleKeyExchanges.intermediate(session.algorithms(), session.intermediates().count() + 1,
                            session.keys().skD(), shared, opening.ni(), opening.nr(), opening.name().spiI(),
                            opening.name().spiR(), turn.environment().log());
                }
            }
        };
    }

    /** Nothing came of it. */
    private static Optional<IkeSa> fail(Turn turn, IntermediateSent sa, Failure failure) {
        Announcements.failed(turn, sa.name(), sa.opening().tasks(), ImmutableList.of(), failure);
        return Optional.empty();
    }
}
