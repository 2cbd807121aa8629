package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.KeySchedule;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.config.ProposalSpec;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * IKE_SA_INIT, the responder's side (RFC 7296 §1.2). What stands here costs one key exchange, and comes after {@code
 * Gatekeeper} has had its say.
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni, N(...)  -->
 *                             <--  HDR, SAr1, KEr, Nr, N(...)      and a half-open SA waits for IKE_AUTH
 *                             <--  HDR, N(INVALID_KE_PAYLOAD)      nothing is kept
 *                             <--  HDR, N(NO_PROPOSAL_CHOSEN)      nothing is kept
 * }</pre>
 */
public final class InitResponder {
    /** A choice among the connections of an address: the first whose proposals fit. */
    private record Match(Connection connection, Choice.Chosen choice) {
    }

    private InitResponder() {
    }

    /** True for what begins an IKE SA: IKE_SA_INIT, or IKE_SESSION_RESUME in its place (RFC 5723 §4.3.2). */
    public static boolean isFirst(IkeMessage message) {
        ExchangeType exchange = message.header().exchange();
        return message.header().isRequest() && message.header().responderSpi().isZero()
                && (exchange.equals(ExchangeType.Known.IKE_SA_INIT)
                        || exchange.equals(ExchangeType.Known.IKE_SESSION_RESUME));
    }

    /** Answers the first message of a peer. */
    public static Optional<InitAnswered> onRequest(Turn turn, IkeMessage message, Path path) {
        if (message.header().exchange().equals(ExchangeType.Known.IKE_SESSION_RESUME)) {
            return ResumeResponder.onRequest(turn, message, path);
        }
        Optional<NotifyPayload> elsewhere = RedirectResponder.elsewhere(turn, message, path);
        if (elsewhere.isPresent()) {
            turn.send(path, answer(message, IkeSpi.ZERO, ImmutableList.of(elsewhere.get())));
            return Optional.empty();
        }
        try {
            return Optional.of(accept(turn, message, path));
        } catch (Refused refused) {
            Refusal refusal = refused.refusal();
            turn.send(path, answer(message, IkeSpi.ZERO, ImmutableList.of(Notifications.of(refusal))));
            if (!(refusal instanceof Refusal.InvalidKePayload)) {
                turn.report(new Event.Failed(Optional.empty(), path, Notifications.failure(refusal)));
            }
            return Optional.empty();
        }
    }

    private static InitAnswered accept(Turn turn, IkeMessage message, Path path) throws Refused {
        Chain chain = Chain.checked(Grammar.INIT_REQUEST, message.chain());
        Match match = match(turn, Additional.possible(message, chain.get(SaPayload.class).proposals()), path);
        EarlyPpkResponder.requireOffered(ConnectionSearch.byPath(turn.surroundings().connections(), path), message);
        Proposal chosen = match.choice().answer(Bytes.EMPTY);
        IkeAlgorithms algorithms = Suites.ike(chosen);
        KePayload ke = chain.get(KePayload.class);
        if (!ke.method().equals(algorithms.keyExchange().id())) {
            throw new Refused(new Refusal.InvalidKePayload(algorithms.keyExchange().id()));
        }
        Bytes ni = InitInitiator.nonce(chain);
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.KEY_EXCHANGE,
                algorithms.keyExchange().responderSeedLength())) {
            return switch (algorithms.keyExchange().respond(ke.data(), seed)) {
                case Agreement.Refused(String why, String section) ->
                    throw Refused.syntax("the peer's public value is unusable: " + why, section);
                case Agreement.Agreed agreed ->
                    answer(turn, message, path, match.connection(), chosen, algorithms, ni, agreed);
            };
        }
    }

    private static InitAnswered answer(Turn turn, IkeMessage message, Path path, Connection connection, Proposal chosen,
            IkeAlgorithms algorithms, Bytes ni,
            Agreement.Agreed agreed) {
        IkeSpi spiI = message.header().initiatorSpi();
        SaName name = new SaName(turn.surroundings().nextId(), false, spiI, turn.newIkeSpi(), path, connection,
                RedirectResponder.heard(message));
        Bytes nr = turn.nonce();
        NatDetection nat = NatNotices.judge(turn, connection, message, path);
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), path);
        Optional<NotifyPayload> hashes = HashNotices.answer(turn, candidates, message);
        ImmutableList<Payload> payloads = ImmutableList.<Payload>builder()
                .add(new SaPayload(ImmutableList.of(chosen)),
                        new KePayload(algorithms.keyExchange().id(), agreed.publicData()), new NoncePayload(nr))
                .addAll(CertificateRequests.of(turn, candidates))
                .addAll(NatNotices.make(turn, connection, spiI, name.spiR(), path))
                .addAll(FragmentNotices.answer(connection, message).stream().iterator())
                .addAll(Additional.answer(message).stream().iterator())
                .addAll(hashes.stream().iterator())
                .addAll(MethodNotices.inInit(turn, candidates, hashes.isPresent(), Additional.names(chosen)).stream()
                        .iterator())
                .addAll(PpkResponder.answer(turn, candidates, message).stream().iterator())
                .addAll(ChildlessStart.announce(connection).stream().iterator())
                .addAll(RoundResponder.offer(turn, candidates).stream().iterator())
                .addAll(VendorNotices.of(turn).stream().iterator()).build();
        Bytes response = answer(message, name.spiR(), payloads);
        try (Secret gir = agreed.shared()) {
            Session session = new Session(chosen, algorithms,
                    KeySchedule.initial(algorithms, ni, nr, spiI, name.spiR(), gir, turn.environment().log()),
                    FragmentNotices.agreed(connection, message));
            turn.send(path, response);
            long expires = turn.now().after(turn.environment().limits().halfOpenLifetime());
            return new InitAnswered(name, session, ni, nr, message.octets(), response, nat, expires, Optional.empty());
        }
    }

    private static Match match(Turn turn, ImmutableList<Proposal> offer, Path path) throws Refused {
        ImmutableList<Connection> candidates = ConnectionSearch.byPath(turn.surroundings().connections(), path);
        if (candidates.isEmpty()) {
            throw new Refused(new Refusal.NoProposalChosen(
                    "no connection is configured between " + path.local().address() + " and " + path.remote().address(),
                    ""));
        }
        for (Connection connection : candidates) {
            if (ProposalChoice.choose(offer, connection.proposals(),
                    turn.environment().habits().preference()) instanceof Choice.Chosen chosen) {
                return new Match(connection, chosen);
            }
        }
        ImmutableList<ProposalSpec> configured = candidates.stream().flatMap(c -> c.proposals().stream()).distinct()
                .collect(ImmutableList.toImmutableList());
        String explanation = ProposalChoice.choose(offer, configured) instanceof Choice.None(String text)
                ? text
                : "";
        throw new Refused(new Refusal.NoProposalChosen("no proposal for the IKE SA is acceptable", explanation));
    }

    static Bytes answer(IkeMessage request, IkeSpi spiR, ImmutableList<? extends Payload> payloads) {
        IkeHeader header = IkeHeader.of(request.header().initiatorSpi(), spiR, request.header().exchange(),
                IkeHeader.FLAG_RESPONSE, 0);
        return IkeMessages.encode(header, ImmutableList.copyOf(payloads)).octets();
    }

    /** The answer of a responder that wants to see a cookie first (§2.6). */
    public static Bytes demandCookie(IkeMessage request, Bytes cookie) {
        return answer(request, IkeSpi.ZERO,
                ImmutableList.of(NotifyPayload.of(ike.wire.v2.NotifyType.Known.COOKIE, cookie)));
    }
}
