package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.KeySchedule;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.FormerSa;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.Resumable;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * IKE_SESSION_RESUME and the IKE_AUTH behind it, the responder's side (RFC 5723 §4.3). It costs one opening of a ticket and one
 * key schedule, and comes after {@code Gatekeeper} has had its say. {@link ResumeInitiator} has the figure.
 */
final class ResumeResponder {
    private ResumeResponder() {
    }

    /** Answers the first message; nothing is kept of one whose ticket is not taken. */
    static Optional<InitAnswered> onRequest(Turn turn, IkeMessage message, Path path) {
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), path)
                .stream().filter(connection -> connection.extensions().resumption())
                .collect(ImmutableList.toImmutableList());
        if (candidates.isEmpty()) {
            turn.report(new Event.Dropped(path, "an IKE_SESSION_RESUME request, and no connection has tickets"));
            return Optional.empty();
        }
        try {
            return Optional.of(accept(turn, message, path, candidates));
        } catch (Refused refused) {
            turn.send(path, InitResponder.answer(message, IkeSpi.ZERO,
                    ImmutableList.of(NotifyPayload.of(NotifyType.Known.TICKET_NACK))));
            turn.report(new Event.Dropped(path, "a ticket is not taken: " + refused.refusal().summary()));
            return Optional.empty();
        }
    }

    private static InitAnswered accept(Turn turn, IkeMessage message, Path path, ImmutableList<Connection> candidates)
            throws Refused {
        Chain chain = Chain.checked(Grammar.RESUME, message.chain());
        Bytes ni = InitInitiator.nonce(chain);
        Resumable state = chain.notify(NotifyType.Known.TICKET_OPAQUE)
                .flatMap(ticket -> turn.surroundings().openTicket(turn.now(), ticket.data()))
                .orElseThrow(() -> refused("it is none of ours, or can no more be used"));
        try {
            Connection connection = candidates.stream()
                    .filter(candidate -> candidate.name().equals(state.former().connection())).findFirst()
                    .orElseThrow(() -> refused("its connection is not between these addresses"));
            SaName name = new SaName(turn.surroundings().nextId(), false, message.header().initiatorSpi(),
                    turn.newIkeSpi(), path, connection, RedirectResponder.heard(message));
            Bytes nr = turn.nonce();
            IkeAlgorithms algorithms = Suites.ike(state.chosen());
            IkeKeys keys = KeySchedule.resumed(algorithms, state.skD(), ni, nr, name.spiI(), name.spiR(),
                    turn.environment().log());
            return answer(turn, message, name, new Session(state.chosen(), algorithms, keys,
                    FragmentNotices.agreed(connection, message)).resumed(state.ppk()), ni, nr, state.former());
        } finally {
            state.wipe();
        }
    }

    private static InitAnswered answer(Turn turn, IkeMessage message, SaName name, Session session, Bytes ni, Bytes nr,
            FormerSa former) {
        Connection connection = name.connection();
        NatDetection nat = NatNotices.judge(turn, connection, message, name.path());
        Bytes response = InitResponder.answer(message, name.spiR(),
                ImmutableList.<Payload>builder().add(new NoncePayload(nr))
                        .addAll(NatNotices.make(turn, connection, name.spiI(), name.spiR(), name.path()))
                        .addAll(FragmentNotices.answer(connection, message).stream().iterator())
                        .addAll(ChildlessStart.announce(connection).stream().iterator())
                        .addAll(VendorNotices.of(turn).stream().iterator()).build());
        turn.send(name.path(), response);
        return new InitAnswered(name, session, ni, nr, message.octets(), response, nat,
                turn.now().after(turn.environment().limits().halfOpenLifetime()), Optional.of(former));
    }

    /** Answers IKE_AUTH: the peer has to be who it was, and to have the new keys. */
    static IkeSa onAuth(Turn turn, SaName name, InitAnswered sa, FormerSa former, IkeMessage message,
            ImmutableList<ChainedPayload> items) {
        try {
            boolean childless = ChildlessStart.isAsked(new Chain(items))
                    && ChildlessStart.isAnnounced(sa.initResponse());
            Chain chain = Chain.checked(childless ? Grammar.CHILDLESS_AUTH_REQUEST : Grammar.AUTH_REQUEST, items);
            if (!childless) {
                Suites.checkSpis(chain.get(SaPayload.class));
            }
            ChildlessStart.check(name.connection(), chain);
            requireSame(chain, former);
            Bytes octets = SignedOctets.ofInitiator(turn, sa.session(), sa.initRequest(), sa.nr(),
                    AuthResponder.idiBody(chain));
            ResumeInitiator.verify(chain.get(AuthPayload.class), auth(turn, sa, sa.session().keys().skPi(), octets));
            if (!turn.surroundings().spendTickets(turn.now(), former.uniqueId())) {
                throw new Refused(new Refusal.AuthenticationFailed("the ticket was used meanwhile"));
            }
            turn.supersede(former.uniqueId());
            return AuthConclusion.of(turn,
                    new LeaseAsked(sa, name, former.peer(), message, chain, proof(turn, sa, former)));
        } catch (Refused refused) {
            return AuthResponder.refuse(turn, name, sa, message, refused.refusal());
        }
    }

    private static void requireSame(Chain chain, FormerSa former) throws Refused {
        if (chain.find(CertPayload.class).isPresent()) {
            throw Refused.syntax("a CERT payload where an IKE SA is resumed", "RFC 5723 §4.3.3");
        }
        Identification idi = AuthResponder.id(chain, PayloadType.Known.IDI).orElseThrow();
        Identification idr = AuthResponder.id(chain, PayloadType.Known.IDR).orElse(former.peer().local());
        if (!idi.equals(former.peer().remote()) || !idr.equals(former.peer().local())) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer says it is " + idi.describe()
                    + " and asks for " + idr.describe() + ", the ticket was of " + former.peer().remote().describe()
                    + " with " + former.peer().local().describe()));
        }
    }

    private static ImmutableList<Payload> proof(Turn turn, InitAnswered sa, FormerSa former) {
        Bytes octets = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                former.peer().local().body());
        return ImmutableList.of(IdPayload.idr(former.peer().local()), new AuthPayload(AuthMethod.Known.SHARED_KEY,
                auth(turn, sa, sa.session().keys().skPr(), octets)));
    }

    private static Bytes auth(Turn turn, InitAnswered sa, Secret skP, Bytes octets) {
        return Auth.resumed(sa.session().algorithms().prf(), skP, octets, turn.environment().log());
    }

    private static Refused refused(String why) {
        return new Refused(new Refusal.AuthenticationFailed(why));
    }
}
