package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.KeySchedule;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.Retransmission;
import ike.engine.config.Connection;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.Beginning;
import ike.v2.sa.Established;
import ike.v2.sa.FormerSa;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Opening;
import ike.v2.sa.Redirects;
import ike.v2.sa.ResumeSent;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.TaskQueue;
import ike.v2.sa.Ticket;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/**
 * IKE_SESSION_RESUME and the IKE_AUTH behind it, the initiator's side (RFC 5723 §4.3). A ticket is shown once; whatever goes
 * wrong with it, the same things are then attempted by IKE_SA_INIT.
 *
 * <pre>{@code
 * HDR, [N(COOKIE),] Ni, N(TICKET_OPAQUE)           -->
 *                                                  <--  HDR, Nr                IKE_AUTH follows
 *                                                  <--  HDR, N(COOKIE)         once more, with the cookie
 *                                                  <--  HDR, N(TICKET_NACK)    IKE_SA_INIT follows
 * HDR, SK {IDi, IDr, AUTH, SAi2, TSi, TSr, N(TICKET_REQUEST)}  -->
 *                                                  <--  HDR, SK {IDr, AUTH, SAr2, TSi, TSr, N(TICKET_LT_OPAQUE)}
 * }</pre>
 */
public final class ResumeInitiator {
    private ResumeInitiator() {
    }

    /** Begins an IKE SA: by a ticket if there is one, else by IKE_SA_INIT. */
    public static Beginning start(Turn turn, Connection connection, Path path, TaskQueue tasks) throws Refused {
        AuthRequest.requireConfigured(turn, connection, path);
        Optional<Ticket> ticket = turn.surroundings().takeTicket(turn.now(), connection, path.remote().address());
        if (ticket.isEmpty()) {
            return InitInitiator.start(turn, connection, path, tasks, 1);
        }
        SaName name = new SaName(turn.surroundings().nextId(), true, turn.newIkeSpi(), IkeSpi.ZERO, path, connection,
                Redirects.NONE);
        return send(turn, name, turn.nonce(), ticket.get(), Optional.empty(), 0, tasks);
    }

    private static ResumeSent send(Turn turn, SaName name, Bytes ni, Ticket ticket, Optional<Bytes> cookie,
            int detours, TaskQueue tasks) {
        ImmutableList.Builder<Payload> payloads = ImmutableList.builder();
        cookie.ifPresent(octets -> payloads.add(NotifyPayload.of(NotifyType.Known.COOKIE, octets)));
        payloads.add(new NoncePayload(ni), NotifyPayload.of(NotifyType.Known.TICKET_OPAQUE, ticket.octets()));
        payloads.addAll(NatNotices.make(turn, name.connection(), name.spiI(), IkeSpi.ZERO, name.path()));
        payloads.addAll(FragmentNotices.offer(name.connection()).stream().iterator());
        payloads.addAll(RedirectInitiator.offer(turn, name));
        payloads.addAll(VendorNotices.of(turn).stream().iterator());
        IkeHeader header = IkeHeader.of(name.spiI(), IkeSpi.ZERO, ExchangeType.Known.IKE_SESSION_RESUME,
                IkeHeader.FLAG_INITIATOR, 0);
        Bytes request = IkeMessages.encode(header, payloads.build()).octets();
        turn.send(name.path(), request);
        return new ResumeSent(name, ni, ticket, request,
                Retransmission.start(turn.now(), turn.environment().limits()), detours, tasks);
    }

    /** Takes the answer, or what pretends to be one: nothing is authenticated yet. */
    static Optional<IkeSa> onResponse(Turn turn, ResumeSent sa, IkeMessage message, Path path) {
        if (message.header().messageId() != 0 || !path.remote().address().equals(sa.name().path().remote().address())) {
            turn.report(new Event.Dropped(path, "an IKE_SESSION_RESUME response from elsewhere"));
            return Optional.of(sa);
        }
        Chain chain = new Chain(message.chain());
        Optional<Bytes> cookie = chain.notify(NotifyType.Known.COOKIE).map(NotifyPayload::data);
        if (cookie.isPresent() && sa.detours() < InitInitiator.MOST_DETOURS) {
            return Optional.of(send(turn, sa.name(), sa.ni(), sa.ticket(), cookie, sa.detours() + 1, sa.tasks()));
        }
        try {
            return chain.find(NoncePayload.class).isEmpty()
                    ? fallBack(turn, sa.name(), sa.tasks(), "the peer does not take the ticket")
                    : Optional.of(onAccepted(turn, sa, message, path));
        } catch (Refused refused) {
            return fallBack(turn, sa.name(), sa.tasks(), refused.refusal().summary());
        }
    }

    private static IkeSa onAccepted(Turn turn, ResumeSent sa, IkeMessage message, Path path) throws Refused {
        Chain chain = Chain.checked(Grammar.RESUME, message.chain());
        Connection connection = sa.name().connection();
        if (message.header().responderSpi().isZero()) {
            throw Refused.syntax("an answer without an SPI", "RFC 7296 §2.6");
        }
        Optional<Refusal> lack = ChildlessStart.lack(connection, sa.tasks(), message);
        if (lack.isPresent()) {
            throw new Refused(lack.get());
        }
        Bytes nr = InitInitiator.nonce(chain);
        SaName name = sa.name().withSpiR(message.header().responderSpi());
        IkeAlgorithms algorithms = Suites.ike(sa.ticket().state().chosen());
        IkeKeys keys = turn.draft(KeySchedule.resumed(algorithms, sa.ticket().state().skD(), sa.ni(), nr,
                name.spiI(), name.spiR(), turn.environment().log()));
        NatDetection nat = NatNotices.judge(turn, connection, message, path);
        SaName floated = name.withPath(NatNotices.floated(turn, connection, name.path(), nat));
        Session session = new Session(sa.ticket().state().chosen(), algorithms, keys,
                FragmentNotices.agreed(connection, message)).resumed(sa.ticket().state().ppk());
        return AuthRequest.resume(turn, new Opening(floated, session, sa.ni(), nr, sa.request(), message.octets(), nat,
                0, sa.tasks()), sa.ticket().state().former());
    }

    /** Takes the answer to IKE_AUTH: the peer has to be who it was, and to have the new keys. */
    static Established onAuth(Turn turn, AuthSent sa, FormerSa former, Chain chain) throws Refused {
        if (!chain.get(IdPayload.class).id().equals(former.peer().remote())) {
            throw new Refused(new Refusal.AuthenticationFailed("the peer says it is "
                    + chain.get(IdPayload.class).id().describe() + ", the ticket was of "
                    + former.peer().remote().describe()));
        }
        Bytes octets = SignedOctets.ofResponder(turn, sa.session(), sa.initResponse(), sa.ni(),
                AuthInitiator.idrBody(chain));
        verify(chain.get(AuthPayload.class), Auth.resumed(sa.session().algorithms().prf(),
                sa.session().keys().skPr(), octets, turn.environment().log()));
        return AuthInitiator.established(turn, sa, chain, former.peer());
    }

    /** Passes when this is the AUTH of somebody who has the keys. */
    static void verify(AuthPayload auth, Bytes expected) throws Refused {
        if (!auth.method().equals(AuthMethod.Known.SHARED_KEY) || !ConstantTime.equal(expected, auth.data())) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the AUTH of a resumed IKE SA does not match: the peer has not the keys of the old one"));
        }
    }

    /** The ticket was of no use: the same things again, by IKE_SA_INIT. */
    static Optional<IkeSa> fallBack(Turn turn, SaName name, TaskQueue tasks, String why) {
        turn.report(new Event.Dropped(name.path(), "the IKE SA is not resumed: " + why));
        try {
            return Optional.of(InitInitiator.start(turn, name.connection(), name.path(), tasks, 1));
        } catch (Refused refused) {
            Announcements.failed(turn, name, tasks, ImmutableList.of(), Notifications.failure(refused.refusal()));
            return Optional.empty();
        }
    }
}
