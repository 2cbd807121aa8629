package ike.interop.conversation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import ike.wire.v2.EapPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What was heard of one IKE SA: its first two messages, its algorithms, its exchanges (RFC 7296 §1.2, §2.15). */
final class IkeSaStory {
    private static final int MAX_PROOFS = 16;
    private static final int MAX_IDENTITIES = 8;

    private final Bytes initiatorSpi;
    private Bytes responderSpi;
    private final InitRounds rounds = new InitRounds();
    private final Requests requests = new Requests();
    private Optional<Proposal> algorithms = Optional.empty();
    private ImmutableList<Bytes> idi = ImmutableList.of();
    private ImmutableList<Bytes> idr = ImmutableList.of();
    private final IntermediateStory intermediate = new IntermediateStory();
    private boolean resumed;
    private boolean usesEap;
    private boolean hasRounds;
    private final List<String> proofs = new ArrayList<>();

    /**
     * One exchange.
     *
     * @param ofInitiator whether the SA's original initiator sent the request
     */
    record Exchange(boolean ofInitiator, long messageId) {
    }

    /** An IKE_SA_INIT or IKE_SESSION_RESUME message, which AUTH covers, and the nonce in it. */
    record Signed(Bytes message, Bytes nonce) {
    }

    IkeSaStory(Bytes initiatorSpi, Bytes responderSpi) {
        this.initiatorSpi = initiatorSpi;
        this.responderSpi = responderSpi;
    }

    /** True until the responder has given the SA its second name. */
    boolean isUnnamed() {
        return responderSpi.equals(Bytes.zeros(responderSpi.length()));
    }

    /** True where something of this initiator's SA was heard, and none of its first requests. */
    boolean lacksBeginning(Bytes initiator) {
        return initiatorSpi.equals(initiator) && !rounds.hasRequests();
    }

    /** The same SA, now that the responder has given it its second name. */
    IkeSaStory named(Bytes spi) {
        responderSpi = spi;
        return this;
    }

    /** The exchanges that begin it. */
    InitRounds rounds() {
        return rounds;
    }

    /** Those behind. */
    Requests requests() {
        return requests;
    }

    /** Keeps what later messages are judged by. */
    void hear(Explanation explanation, boolean response) {
        explanation.message().ifPresent(message -> hear(message, response));
    }

    /** Keeps a message of one of the exchanges that begin it. */
    InitRounds.Heard hearRound(Explanation explanation, Subject.Ike ike) {
        return rounds.hear(explanation, ike, explanation.message().filter(IkeSaStory::begins)
                .flatMap(message -> message.first(NoncePayload.class))
                .map(nonce -> new Signed(explanation.layers().getFirst().octets(), nonce.nonce())));
    }

    void agreed(Proposal chosen) {
        algorithms = Optional.of(chosen);
    }

    void proved(ImmutableList<Proof> more) {
        more.stream().limit(MAX_PROOFS - proofs.size()).forEach(proof -> proofs.add(proof.name() + " of " + proof.of()
                + ": " + proof.verdict().name().toLowerCase(Locale.ROOT)
                + (proof.reason().isEmpty() ? "" : ", " + proof.reason())));
    }

    Optional<Signed> message1() {
        return rounds.message1();
    }

    Optional<Signed> message2() {
        return rounds.message2();
    }

    /**
     * The bodies of IDi, the newest first. They may come some messages before AUTH when EAP is used (RFC 7296 §2.16), and
     * each round of authentication may bring another one (RFC 4739 §3).
     */
    ImmutableList<Bytes> idi() {
        return idi;
    }

    /** The bodies of IDr, the newest first. */
    ImmutableList<Bytes> idr() {
        return idr;
    }

    /** True when an EAP method was heard, whose key stands in place of a pre-shared one (RFC 7296 §2.16). */
    boolean usesEap() {
        return usesEap;
    }

    /** True when one side proves itself more than once (RFC 4739 §2). */
    boolean hasRounds() {
        return hasRounds;
    }

    /** What AUTH covers besides IKE_SA_INIT (RFC 9242 §3.3.2). */
    IntermediateStory intermediate() {
        return intermediate;
    }

    /** True when it takes up another one that was lost: nobody proves more than that he has its keys (RFC 5723 §4.3.3). */
    boolean isResumed() {
        return resumed;
    }

    /** What protects it, as far as that was heard. */
    Optional<Proposal> algorithms() {
        return algorithms;
    }

    Optional<TransformId> prf() {
        return algorithms.flatMap(chosen -> chosen.transforms(TransformType.Known.PRF).stream().findFirst())
                .map(Transform::id);
    }

    Findings.Sa line() {
        String agreed = algorithms.map(chosen -> Joiner.on(", ").join(chosen.transforms().stream()
                .map(Transform::label).iterator())).orElse("");
        return new Findings.Sa(2, initiatorSpi, responderSpi, agreed, rounds.answered() + requests.answered(),
                rounds.unanswered() + requests.unanswered(), ImmutableList.copyOf(proofs));
    }

    private static boolean begins(OpenedMessage message) {
        return message.header().exchange() == ExchangeType.Known.IKE_SESSION_RESUME
                || message.first(SaPayload.class).isPresent();
    }

    private void hear(OpenedMessage message, boolean response) {
        resumed |= message.header().exchange() == ExchangeType.Known.IKE_SESSION_RESUME;
        intermediate.hear(message);
        usesEap |= message.first(EapPayload.class).isPresent();
        hasRounds |= message.notifies(NotifyType.Known.ANOTHER_AUTH_FOLLOWS);
        idi = response ? idi : newest(idi, message.body(PayloadType.Known.IDI));
        idr = response ? newest(idr, message.body(PayloadType.Known.IDR)) : idr;
    }

    private static ImmutableList<Bytes> newest(ImmutableList<Bytes> known, Optional<Bytes> id) {
        return Stream.concat(id.stream(), known.stream()).distinct().limit(MAX_IDENTITIES)
                .collect(ImmutableList.toImmutableList());
    }
}
