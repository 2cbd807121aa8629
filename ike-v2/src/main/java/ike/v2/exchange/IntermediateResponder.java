package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Secret;
import ike.crypto.v2.MultipleKeyExchanges;
import ike.crypto.v2.PostQuantumPsk;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.Path;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.Intermediates;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.KePayload;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_INTERMEDIATE, the responder's side (RFC 9242 §3.2, RFC 9370 §2.2.2). The peer has proved nothing yet; each exchange
 * costs a key exchange, of which no more are done than were agreed on.
 */
final class IntermediateResponder {
    private IntermediateResponder() {
    }

    /** True while additional key exchanges or a PPK are still to come, so that IKE_AUTH is not. */
    static boolean isAwaited(InitAnswered sa) {
        return sa.resumed().isEmpty() && sa.session().intermediates().count() < last(sa);
    }

    /** How many of these exchanges there will be. */
    private static long last(InitAnswered sa) {
        long methods = sa.session().chosen().transforms().stream()
                .filter(t -> t.type().isAdditionalKeyExchange() && t.id().code() != 0).count();
        return methods == 0 && hasPpk(sa) ? 1 : methods;
    }

    private static boolean hasPpk(InitAnswered sa) {
        return EarlyPpkInitiator.isAgreed(sa.initRequest(), sa.initResponse());
    }

    /** Answers the next request. */
    static Optional<IkeSa> onRequest(Turn turn, InitAnswered sa, IkeMessage message, Path path) {
        SaName name = sa.name().withPath(path);
        return switch (Sealing.open(turn, name, sa.session(), message)) {
            case Sealing.Opened.NotAuthentic() -> {
                turn.report(new Event.Dropped(path, "an IKE_INTERMEDIATE request that is not protected by our keys"));
                yield Optional.of(sa);
            }
            case Sealing.Opened.Bad(var why) -> Optional.of(AuthResponder.refuse(turn, name, sa, message,
                    new Refusal.InvalidSyntax(why.describe(), why.section())));
            case Sealing.Opened.Inner(var items) -> Optional.of(onAuthentic(turn, name, sa, message, items));
        };
    }

    private static IkeSa onAuthentic(Turn turn, SaName name, InitAnswered sa, IkeMessage message,
            ImmutableList<ChainedPayload> items) {
        try {
            ImmutableList<KeyExchange> methods = Additional.methods(sa.session().chosen());
            int done = sa.session().intermediates().count();
            boolean exchange = done < methods.size();
            Chain chain = Chain.checked(exchange ? Grammar.INTERMEDIATE : Grammar.INTERMEDIATE_OTHER, items);
            Optional<EarlyPpkResponder.Match> ppk = hasPpk(sa) && done + 1 == last(sa)
                    ? EarlyPpkResponder.match(turn, name, sa, chain)
                    : Optional.empty();
            return answer(turn, name, sa, message, exchange
                    ? Optional.of(respond(turn, methods.get(done), chain.get(KePayload.class)))
                    : Optional.empty(), ppk);
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, name, sa, message, refused.refusal());
        }
    }

    private static Agreement.Agreed respond(Turn turn, KeyExchange method, KePayload theirs) throws Refused {
        if (!theirs.method().equals(method.id())) {
            throw Refused.syntax("the KE payload is of method " + theirs.method().label() + ", agreed on was "
                    + method.id().label(), "RFC 9370 §2.2.2");
        }
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.KEY_EXCHANGE,
                method.responderSeedLength())) {
            return switch (method.respond(theirs.data(), seed)) {
                case Agreement.Agreed agreed -> agreed;
                case Agreement.Refused(String why, String section) ->
                    throw Refused.syntax("the peer's public value is unusable: " + why, section);
            };
        }
    }

    private static InitAnswered answer(Turn turn, SaName name, InitAnswered sa, IkeMessage message,
            Optional<Agreement.Agreed> agreed, Optional<EarlyPpkResponder.Match> ppk) throws Refused {
        Session session = sa.session();
        int n = session.intermediates().count() + 1;
        long id = message.header().messageId();
        ImmutableList<Payload> payloads = payloads(turn, sa, n, agreed, ppk);
        ImmutableList<Bytes> reply = Sealing.seal(turn, name, session, ExchangeType.Known.IKE_INTERMEDIATE, true, id,
                payloads);
        Intermediates done = session.intermediates().next(session.algorithms().prf(), session.keys(),
                Sealing.covered(turn, name, session, message),
                Sealing.covered(name, ExchangeType.Known.IKE_INTERMEDIATE, true, id, payloads),
                turn.environment().log());
        Session renewed = mixed(turn, name, sa, renewed(turn, name, sa, n, agreed).with(done), ppk);
        turn.send(name.path(), reply);
        return sa.answered(name, renewed, message.header().messageId(), message.octets(), reply);
    }

    private static ImmutableList<Payload> payloads(Turn turn, InitAnswered sa, int n,
            Optional<Agreement.Agreed> agreed, Optional<EarlyPpkResponder.Match> ppk) throws Refused {
        ImmutableList.Builder<Payload> said = ImmutableList.builder();
        if (agreed.isPresent()) {
            said.add(new KePayload(Additional.methods(sa.session().chosen()).get(n - 1).id(),
                    agreed.get().publicData()));
        }
        ppk.ifPresent(match -> said.add(match.answer()));
        if (n == last(sa)) {
            said.addAll(MethodNotices.inIntermediate(turn, sa).stream().iterator());
        }
        return said.build();
    }

    private static Session renewed(Turn turn, SaName name, InitAnswered sa, int n,
            Optional<Agreement.Agreed> agreed) {
        Session session = sa.session();
        if (agreed.isEmpty()) {
            return session;
        }
        try (Secret shared = agreed.get().shared()) {
            return session.with(turn.draft(MultipleKeyExchanges.intermediate(session.algorithms(), n,
                    session.keys().skD(), shared, sa.ni(), sa.nr(), name.spiI(), name.spiR(),
                    turn.environment().log())));
        }
    }

    /** The session with the PPK in its keys, after all else that this exchange has changed (RFC 9867 §3.1.1). */
    private static Session mixed(Turn turn, SaName name, InitAnswered sa, Session session,
            Optional<EarlyPpkResponder.Match> ppk) {
        return ppk.map(match -> session.with(turn.draft(PostQuantumPsk.recalculated(session.algorithms(), match.ppk(),
                session.keys().skD(), sa.ni(), sa.nr(), name.spiI(), name.spiR(), turn.environment().log())))
                .with(session.intermediates().mixed(match.name()))).orElse(session);
    }
}
