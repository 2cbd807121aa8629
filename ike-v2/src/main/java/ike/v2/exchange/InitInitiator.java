package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.crypto.Agreement;
import ike.crypto.Offered;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.KeySchedule;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.Retransmission;
import ike.engine.config.Connection;
import ike.engine.negotiation.ProposalAnswer;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitSent;
import ike.v2.sa.Opening;
import ike.v2.sa.Redirects;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.Optional;

/**
 * IKE_SA_INIT, the initiator's side (RFC 7296 §1.2).
 *
 * <pre>{@code
 * HDR, [N(COOKIE),] SAi1, KEi, Ni, N(NAT_DETECTION_SOURCE_IP), N(NAT_DETECTION_DESTINATION_IP)  -->
 *                                           <--  HDR, SAr1, KEr, Nr, N(...)         accepted: IKE_AUTH follows
 *                                           <--  HDR, N(COOKIE)                     once more, with the cookie (§2.6)
 *                                           <--  HDR, N(INVALID_KE_PAYLOAD)         once more, with that group
 *                                           <--  HDR, N(REDIRECT)                   elsewhere, see {@link RedirectInitiator}
 * }</pre>
 */
public final class InitInitiator {
    /**
     * Answers that may send us back to the start, cookies and groups together; a peer that asks for more leads us in
     * circles.
     */
    static final int MOST_DETOURS = 5;
    /** How long a better answer may take to come once an unauthenticated refusal is here (§2.21.1), in nanoseconds. */
    private static final long HINT_PATIENCE = 1_000_000_000L;
    /** RFC 7296 §2.6. */
    private static final int LONGEST_COOKIE = 64;
    private static final int SHORTEST_NONCE = 16;
    /** RFC 7296 §3.9. */
    private static final int LONGEST_NONCE = 256;

    private InitInitiator() {
    }

    /** Sends the first message to the peer of a connection. */
    public static InitSent start(Turn turn, Connection connection, Path path, TaskQueue tasks, int tries)
            throws Refused {
        return start(turn, connection, path, tasks, tries, Redirects.NONE);
    }

    /** Sends it to where another gateway has pointed. */
    static InitSent start(Turn turn, Connection connection, Path path, TaskQueue tasks, int tries, Redirects redirects)
            throws Refused {
        AuthRequest.requireConfigured(turn, connection, path);
        SaName name = new SaName(turn.surroundings().nextId(), true, turn.newIkeSpi(), IkeSpi.ZERO, path, connection,
                redirects);
        ImmutableList<Proposal> offered = offer(connection, Bytes.EMPTY);
        Offered keyExchange = turn.offer(Suites.keyExchange(firstGroup(offered)));
        return send(turn, name, turn.nonce(), offered, keyExchange, Optional.empty(), 0, tries, tasks);
    }

    /** The proposals of a connection, numbered from 1 (§3.3.1). */
    static ImmutableList<Proposal> offer(Connection connection, Bytes spi) {
        return Streams
                .mapWithIndex(connection.proposals().stream(), (spec, index) -> spec.toProposal((int) index + 1, spi))
                .collect(ImmutableList.toImmutableList());
    }

    /** The group that is tried first: the first one of the first proposal. */
    static TransformId firstGroup(ImmutableList<Proposal> offered) throws Refused {
        return offered.stream().flatMap(p -> p.transforms(TransformType.Known.KE).stream()).findFirst()
                .orElseThrow(() -> Refused.syntax("no proposal of this connection has a key exchange method",
                        "RFC 7296 §3.3.3"))
                .id();
    }

    /** True when some proposal names the group. */
    static boolean offers(ImmutableList<Proposal> offered, TransformId group) {
        return offered.stream().flatMap(p -> p.transforms(TransformType.Known.KE).stream())
                .anyMatch(t -> t.id().equals(group));
    }

    private static InitSent send(Turn turn, SaName name, Bytes ni, ImmutableList<Proposal> offered, Offered keyExchange,
            Optional<Bytes> cookie, int detours, int tries,
            TaskQueue tasks) {
        ImmutableList.Builder<Payload> payloads = ImmutableList.builder();
        cookie.ifPresent(octets -> payloads.add(NotifyPayload.of(NotifyType.Known.COOKIE, octets)));
        payloads.add(new SaPayload(offered), new KePayload(keyExchange.method().id(), keyExchange.publicData()),
                new NoncePayload(ni));
        payloads.addAll(NatNotices.make(turn, name.connection(), name.spiI(), IkeSpi.ZERO, name.path()));
        payloads.addAll(FragmentNotices.offer(name.connection()).stream().iterator());
        payloads.addAll(
                Additional.announce(offered, EarlyPpkInitiator.isMeant(turn, name.connection())).stream().iterator());
        payloads.addAll(HashNotices.offer(turn, name.connection()).stream().iterator());
        payloads.addAll(PpkInitiator.offer(turn, name.connection()));
        payloads.addAll(RedirectInitiator.offer(turn, name));
        payloads.addAll(VendorNotices.of(turn).stream().iterator());
        IkeHeader header = IkeHeader.of(name.spiI(), IkeSpi.ZERO, ExchangeType.Known.IKE_SA_INIT,
                IkeHeader.FLAG_INITIATOR, 0);
        Bytes request = IkeMessages.encode(header, payloads.build()).octets();
        turn.send(name.path(), request);
        Retransmission patience = Retransmission.start(turn.now(), turn.environment().limits());
        return new InitSent(name, ni, offered, keyExchange, cookie, request, patience, detours, tries, Optional.empty(),
                java.util.OptionalLong.empty(), tasks);
    }

    /** Takes the answer, or what pretends to be one: nothing is authenticated yet. */
    public static Optional<IkeSa> onResponse(Turn turn, InitSent sa, IkeMessage message, Path path) {
        if (message.header().messageId() != 0 || !path.remote().address().equals(sa.name().path().remote().address())) {
            turn.report(new Event.Dropped(path, "an IKE_SA_INIT response from elsewhere"));
            return Optional.of(sa);
        }
        try {
            Chain chain = new Chain(message.chain());
            Optional<NotifyPayload> cookie = chain.notify(NotifyType.Known.COOKIE);
            if (cookie.isPresent()) {
                return Optional.of(withCookie(turn, sa, cookie.get().data()));
            }
            Optional<NotifyPayload> redirect = chain.notify(NotifyType.Known.REDIRECT);
            if (redirect.isPresent()) {
                return Optional.of(RedirectInitiator.onInit(turn, sa, redirect.get()));
            }
            Optional<NotifyPayload> error = chain.error();
            if (error.isPresent()) {
                return Optional.of(onError(turn, sa, error.get()));
            }
            return Optional.of(onAccepted(turn, sa, message, path));
        } catch (Refused refused) {
            turn.report(new Event.Dropped(path, "an unusable IKE_SA_INIT response: " + refused.refusal().summary()
                    + " (" + refused.refusal().section() + ")"));
            return Optional.of(sa);
        }
    }

    private static InitSent withCookie(Turn turn, InitSent sa, Bytes cookie) throws Refused {
        if (cookie.isEmpty() || cookie.length() > LONGEST_COOKIE) {
            throw Refused.syntax("a cookie of " + cookie.length() + " octets", "RFC 7296 §2.6");
        }
        checkDetours(sa);
        return send(turn, sa.name(), sa.ni(), sa.offered(), sa.keyExchange(), Optional.of(cookie), sa.detours() + 1,
                sa.tries(), sa.tasks());
    }

    private static InitSent onError(Turn turn, InitSent sa, NotifyPayload error) throws Refused {
        if (error.notifyType().equals(NotifyType.Known.INVALID_KE_PAYLOAD)) {
            return withGroup(turn, sa, GroupWish.read(error));
        }
        return hinted(turn, sa, PeerRefusal.of(error, sa.offered()));
    }

    private static InitSent hinted(Turn turn, InitSent sa, Failure failure) {
        return sa.hint().isPresent() ? sa : sa.hinted(failure, turn.now().nanos() + HINT_PATIENCE);
    }

    private static InitSent withGroup(Turn turn, InitSent sa, TransformId group) throws Refused {
        if (!offers(sa.offered(), group) || group.equals(sa.keyExchange().method().id())) {
            throw Refused.syntax(
                    "the peer asks for group " + group.label() + ", which was not offered or was just tried",
                    "RFC 7296 §1.2");
        }
        checkDetours(sa);
        Offered keyExchange = turn.offer(Suites.keyExchange(group));
        return send(turn, sa.name(), sa.ni(), sa.offered(), keyExchange, sa.cookie(), sa.detours() + 1, sa.tries(),
                sa.tasks());
    }

    private static void checkDetours(InitSent sa) throws Refused {
        if (sa.detours() >= MOST_DETOURS) {
            throw Refused.syntax("the peer asked " + MOST_DETOURS + " times for another first message",
                    "RFC 7296 §2.6.1");
        }
    }

    private static IkeSa onAccepted(Turn turn, InitSent sa, IkeMessage message, Path path) throws Refused {
        Chain chain = Chain.checked(Grammar.INIT_RESPONSE, message.chain());
        Proposal chosen = chosen(sa.offered(), chain.get(SaPayload.class));
        if (chosen.protocol() != ProtocolId.Known.IKE || message.header().responderSpi().isZero()) {
            throw Refused.syntax("an answer without an SPI", "RFC 7296 §2.6");
        }
        IkeAlgorithms algorithms = Suites.ike(chosen);
        Optional<Refusal> noPpk = PpkInitiator.lack(sa.name().connection(), message);
        turn.surroundings().rest(turn.now(), sa.name().connection(), noPpk.isPresent());
        Optional<Refusal> lack = noPpk.or(() -> RoundInitiator.lack(sa.name().connection(), message))
                .or(() -> ChildlessStart.lack(sa.name().connection(), sa.tasks(), message));
        if (lack.isPresent()) {
            return hinted(turn, sa, Notifications.failure(lack.get()));
        }
        KePayload ke = chain.get(KePayload.class);
        if (!ke.method().equals(algorithms.keyExchange().id()) || !ke.method().equals(sa.keyExchange().method().id())) {
            throw Refused.syntax("the KE payload is of group " + ke.method().label() + ", ours was "
                    + sa.keyExchange().method().id().label(), "RFC 7296 §1.2");
        }
        Bytes nr = nonce(chain);
        SaName name = sa.name().withSpiR(message.header().responderSpi());
        IkeKeys keys = turn.draft(keys(turn, sa, name, algorithms, ke, nr));
        NatDetection nat = NatNotices.judge(turn, name.connection(), message, path);
        SaName floated = name.withPath(NatNotices.floated(turn, name.connection(), name.path(), nat));
        Additional.requireAnnounced(chosen, message);
        Session session = new Session(chosen, algorithms, keys, FragmentNotices.agreed(name.connection(), message));
        return IntermediateInitiator.next(turn, new Opening(floated, session, sa.ni(), nr, sa.request(),
                message.octets(), nat, sa.tries(), sa.tasks()));
    }

    private static IkeKeys keys(Turn turn, InitSent sa, SaName name, IkeAlgorithms algorithms, KePayload ke, Bytes nr)
            throws Refused {
        return switch (sa.keyExchange().agree(ke.data())) {
            case Agreement.Refused(String why, String section) ->
                throw Refused.syntax("the peer's public value is unusable: " + why, section);
            case Agreement.Agreed(Bytes _, var gir) -> {
                try (gir) {
                    yield KeySchedule.initial(algorithms, sa.ni(), nr, name.spiI(), name.spiR(), gir,
                            turn.environment().log());
                }
            }
        };
    }

    /** The one proposal of an answer, after the check that we offered it (§3.3.6). */
    static Proposal chosen(ImmutableList<Proposal> offered, SaPayload answer) throws Refused {
        Suites.checkSpis(answer);
        return switch (ProposalChoice.verifyAnswer(offered, answer.proposals())) {
            case ProposalAnswer.Consistent(Proposal chosen) -> chosen;
            case ProposalAnswer.Inconsistent(String reason) -> throw Refused.syntax(reason, "RFC 7296 §3.3.6");
        };
    }

    /** The nonce of a message, of a length that RFC 7296 §3.9 allows. */
    static Bytes nonce(Chain chain) throws Refused {
        Bytes nonce = chain.get(NoncePayload.class).nonce();
        if (nonce.length() < SHORTEST_NONCE || nonce.length() > LONGEST_NONCE) {
            throw Refused.syntax("a nonce of " + nonce.length() + " octets", "RFC 7296 §3.9");
        }
        return nonce;
    }
}
