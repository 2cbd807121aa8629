package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.EncryptedBodies;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Standing.Breach;
import ike.interop.transcript.Standing.Deal;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.SaPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * IKEv1: exchanges by cookies, type and Message ID (RFC 2408 §3.1, §4), what was offered and chosen (§4.2), and what the
 * hashes and signatures prove (RFC 2409 §5).
 */
final class Ikev1Dialogue implements Dialogue {
    private static final int MAX_SAS = 1000;

    private final Phase1Check phase1;
    private final Phase2Check phase2;
    private final Map<Bytes, IsakmpStory> stories = new LinkedHashMap<>();

    Ikev1Dialogue(Phase1Check phase1, Phase2Check phase2) {
        this.phase1 = phase1;
        this.phase2 = phase2;
    }

    @Override
    public Explanation hear(Explanation explanation, Subject.Ike ike) {
        IsakmpStory story = story(ike.initiatorSpi());
        boolean fromInitiator = story.isFromInitiator(explanation.route(), ike.responderSpi(),
                explanation.isakmp().filter(message -> !message.isSealed() && message.header().messageId() == 0)
                        .flatMap(message -> message.payloads().first(SaPayload.class)).isPresent());
        IsakmpExchange exchange = story.exchange(new IsakmpStory.Name(ike.exchange(), ike.messageId()));
        ImmutableList<Breach> breaches = IsakmpRules.breaches(explanation, explanation.isakmp()
                .filter(message -> !message.isSealed()).flatMap(message -> EncryptedBodies.method(message.payloads()))
                .or(story.phase1()::method).filter(EncryptedBodies::isMeant).isPresent());
        Optional<IsakmpExchange.Heard> earlier = exchange.earlier(explanation);
        if (earlier.isPresent()) {
            Standing again = new Standing(OptionalLong.empty(), OptionalLong.of(earlier.get().packet()),
                    ImmutableList.of(), ImmutableList.of(), breaches);
            return judged(explanation.with(again), earlier.get().integrity());
        }
        OptionalLong answers = exchange.answers(fromInitiator);
        Optional<Judged> judged = explanation.isakmp()
                .map(message -> hear(message, fromInitiator, exchange, story));
        Optional<Judgement> integrity = judged.flatMap(Judged::integrity);
        exchange.heard(explanation, fromInitiator, integrity);
        Standing standing = new Standing(answers, OptionalLong.empty(),
                judged.map(Judged::deals).orElse(ImmutableList.of()),
                judged.map(Judged::proofs).orElse(ImmutableList.of()),
                ImmutableList.<Breach>builder().addAll(breaches)
                        .addAll(judged.map(Judged::breaches).orElse(ImmutableList.of())).build());
        return judged(explanation.with(standing), integrity);
    }

    /** Its messages say which others they are for. */
    @Override
    public void foresee(Explanation explanation, Subject.Ike ike) {
    }

    /** In Aggressive Mode the second message proves what the first one has said (RFC 2409 §5). */
    @Override
    public boolean isEarly(Explanation explanation, Subject.Ike ike) {
        IsakmpStory known = stories.get(ike.initiatorSpi());
        return explanation.isakmp().filter(message -> message.header().exchange() == ExchangeType.Known.AGGRESSIVE_MODE
                && !message.isSealed() && !message.header().responderCookie().isZero()
                && message.payloads().first(SaPayload.class).isPresent()).isPresent()
                && (known == null || known.phase1().side(true).nonce().isEmpty());
    }

    @Override
    public ImmutableList<Findings.Sa> sas() {
        return stories.values().stream().map(IsakmpStory::line).collect(ImmutableList.toImmutableList());
    }

    @Override
    public ImmutableList<Findings.Broken> broken() {
        return ImmutableList.of();
    }

    /** What came of one message that could be read. */
    private record Judged(ImmutableList<Deal> deals, ImmutableList<Proof> proofs, ImmutableList<Breach> breaches) {
        /** Behind Phase 1 a HASH covers its whole message. */
        Optional<Judgement> integrity() {
            return proofs.stream().filter(proof -> proof.name().startsWith("HASH(")).findFirst()
                    .map(proof -> new Judgement(proof.verdict(), proof.reason()));
        }
    }

    private Judged hear(OpenedIsakmp message, boolean fromInitiator, IsakmpExchange exchange, IsakmpStory story) {
        boolean ofBeginner = exchange.isOfBeginner(fromInitiator);
        exchange.learn(message, ofBeginner);
        boolean isPhase1 = message.header().exchange() == ExchangeType.Known.MAIN_MODE
                || message.header().exchange() == ExchangeType.Known.AGGRESSIVE_MODE;
        if (isPhase1) {
            story.phase1().learn(message, fromInitiator);
        }
        Optional<Proof> proof = isPhase1
                ? phase1.proof(message, fromInitiator, story.phase1())
                : phase2.proof(message, fromInitiator, exchange, story.phase1());
        ImmutableList<Proof> proofs = proof.map(ImmutableList::of).orElse(ImmutableList.of());
        story.proved(proofs, message);
        Optional<IsakmpExchange.Deal> deal = exchange.takeDeal();
        return new Judged(
                deal.map(of -> IsakmpDeals.of(of.offer(), of.choice())).orElse(ImmutableList.of()), proofs,
                ImmutableList.<Breach>builder()
                        .addAll(deal.map(of -> IsakmpDeals.breaches(of.offer(), of.choice()))
                                .orElse(ImmutableList.of()))
                        .addAll(broken(proofs)).build());
    }

    private static ImmutableList<Breach> broken(ImmutableList<Proof> proofs) {
        return proofs.stream().filter(proof -> proof.verdict() == Verdict.BAD)
                .map(proof -> new Breach(proof.name() + " of " + proof.of() + " does not hold", "RFC 2409 §5"))
                .collect(ImmutableList.toImmutableList());
    }

    private static Explanation judged(Explanation explanation, Optional<Judgement> integrity) {
        return integrity.map(judgement -> explanation.judged(judgement.verdict(), judgement.reason()))
                .orElse(explanation);
    }

    private IsakmpStory story(Bytes cookie) {
        IsakmpStory known = stories.computeIfAbsent(cookie, IsakmpStory::new);
        if (stories.size() > MAX_SAS) {
            stories.remove(stories.keySet().iterator().next());
        }
        return known;
    }
}
