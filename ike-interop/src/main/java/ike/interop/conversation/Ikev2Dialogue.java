package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Standing.Breach;
import ike.interop.transcript.Standing.Deal;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * IKEv2: requests and responses by Message ID (RFC 7296 §2.1, §2.2), the SAs that they make (§1.2, §1.3.2), what was
 * offered and chosen (§2.7, §2.9), and what each side proves (§2.15).
 */
final class Ikev2Dialogue implements Dialogue {
    /** IKE SAs that are followed; of more than that the eldest are forgotten. */
    static final int MAX_SAS = 1000;

    private static final Bytes NO_SPI = Bytes.zeros(8);
    private static final IkeSaStory.Exchange BEGINNING = new IkeSaStory.Exchange(true, 0);

    private final AuthCheck auth;
    private final Tickets tickets = new Tickets();
    private final Map<Name, IkeSaStory> stories = new LinkedHashMap<>();

    /** An IKE SA; until the first answer the responder's SPI is zero. */
    private record Name(Bytes initiatorSpi, Bytes responderSpi) {
    }

    Ikev2Dialogue(AuthCheck auth) {
        this.auth = auth;
    }

    @Override
    public Explanation hear(Explanation explanation, Subject.Ike ike) {
        return explanation.with(standing(explanation, ike));
    }

    /** All rounds that begin an SA have one Message ID: which request an answer is for, only those behind it may show. */
    @Override
    public void foresee(Explanation explanation, Subject.Ike ike) {
        if (MessageRules.begins(ike) && ike.messageId() == 0) {
            heardRound(explanation, ike, story(explanation, ike));
        }
    }

    /** AUTH covers both first messages (RFC 7296 §2.15). */
    @Override
    public boolean isEarly(Explanation explanation, Subject.Ike ike) {
        Optional<IkeSaStory> story = Optional.ofNullable(stories.get(new Name(ike.initiatorSpi(), ike.responderSpi())))
                .or(() -> Optional.ofNullable(stories.get(new Name(ike.initiatorSpi(), NO_SPI))));
        return explanation.message().flatMap(message -> message.first(AuthPayload.class)).isPresent()
                && story.filter(begun -> begun.message1().isPresent() != begun.message2().isPresent()).isPresent();
    }

    @Override
    public ImmutableList<Findings.Sa> sas() {
        return stories.values().stream().distinct().map(IkeSaStory::line).collect(ImmutableList.toImmutableList());
    }

    @Override
    public ImmutableList<Findings.Broken> broken() {
        return stories.values().stream().distinct().flatMap(story -> story.rounds().broken().stream())
                .collect(ImmutableList.toImmutableList());
    }

    private Standing standing(Explanation explanation, Subject.Ike ike) {
        IkeSaStory story = story(explanation, ike);
        ImmutableList.Builder<Breach> breaches = ImmutableList.<Breach>builder()
                .addAll(MessageRules.breaches(explanation, ike));
        if (MessageRules.begins(ike) && ike.messageId() == 0) {
            return round(explanation, ike, story, breaches);
        }
        // The flag I tells who began the SA, so an answer with it answers the responder's request.
        IkeSaStory.Exchange name = new IkeSaStory.Exchange(ike.response() != ike.fromInitiator(), ike.messageId());
        Optional<Requests.Request> known = story.requests().find(name);
        return ike.response()
                ? response(explanation, ike, story, name, known, breaches)
                : request(explanation, ike, story, name, known, breaches);
    }

    private Standing round(Explanation explanation, Subject.Ike ike, IkeSaStory story,
            ImmutableList.Builder<Breach> breaches) {
        InitRounds.Heard heard = heardRound(explanation, ike, story);
        Optional<InitRounds.Heard> other = story.rounds().otherHalf(heard);
        OptionalLong answers = ike.response() && other.isPresent()
                ? OptionalLong.of(other.get().packet())
                : OptionalLong.empty();
        if (heard.packet() != explanation.number()) {
            return standing(answers, Optional.of(heard.packet()), ImmutableList.of(), ImmutableList.of(), breaches);
        }
        heard.reach();
        ImmutableList<Deal> deals = other.filter(InitRounds.Heard::isReached)
                .map(half -> ike.response()
                        ? told(story, half, heard, breaches)
                        : told(story, heard, half, breaches))
                .orElse(ImmutableList.of());
        return standing(answers, Optional.empty(), deals, ImmutableList.of(), breaches);
    }

    /** What was heard of it, when it was foreseen or now; or of the one that it repeats. */
    private InitRounds.Heard heardRound(Explanation explanation, Subject.Ike ike, IkeSaStory story) {
        return story.rounds().earlier(explanation).orElseGet(() -> {
            if (ike.response()) {
                hearAnswer(explanation, story);
            } else {
                story.hear(explanation, false);
                explanation.message().flatMap(tickets::shown).ifPresent(story::agreed);
            }
            return story.hearRound(explanation, ike);
        });
    }

    private ImmutableList<Deal> told(IkeSaStory story, InitRounds.Heard request, InitRounds.Heard answer,
            ImmutableList.Builder<Breach> breaches) {
        otherExchange(request.exchange(), request.packet(), answer.exchange()).ifPresent(breaches::add);
        Optional<OpenedMessage> asked = request.message();
        Optional<OpenedMessage> answered = answer.message();
        request.forget();
        answer.forget();
        if (asked.isEmpty() || answered.isEmpty()) {
            return ImmutableList.of();
        }
        breaches.addAll(DealRules.ofChoices(asked.get(), answered.get()));
        tickets.hear(answered.get(), story);
        return Deals.of(asked.get(), answered.get());
    }

    private static Optional<Breach> otherExchange(String asked, long packet, String answered) {
        return asked.equals(answered)
                ? Optional.empty()
                : Optional.of(new Breach("answers " + asked + " #" + packet + " with " + answered, "RFC 7296 §3.1"));
    }

    private Standing request(Explanation explanation, Subject.Ike ike, IkeSaStory story, IkeSaStory.Exchange name,
            Optional<Requests.Request> known, ImmutableList.Builder<Breach> breaches) {
        Optional<Long> repeated = known.flatMap(request -> request.repeated(explanation));
        if (repeated.isPresent()) {
            return standing(OptionalLong.empty(), repeated, ImmutableList.of(), ImmutableList.of(), breaches);
        }
        boolean isPart = ike.payloads().stream().anyMatch(payload -> payload.startsWith("SKF"));
        if (known.isPresent() && !isPart) {
            breaches.add(new Breach("the Message ID was used by #" + known.get().packet() + " for another request",
                    "RFC 7296 §2.1"));
        }
        Requests.Request request = known.isEmpty() || !isPart
                ? story.requests().open(name, explanation, ike.exchange())
                : known.get();
        request.repeated(explanation);
        story.hear(explanation, false);
        ImmutableList<Deal> deals = explanation.message()
                .flatMap(_ -> story.requests().takeEarly(name))
                .map(answer -> answered(story, request, explanation.message(), answer, breaches))
                .orElse(ImmutableList.of());
        return standing(OptionalLong.empty(), Optional.empty(), deals, proofs(explanation, ike, story, breaches),
                breaches);
    }

    private Standing response(Explanation explanation, Subject.Ike ike, IkeSaStory story, IkeSaStory.Exchange name,
            Optional<Requests.Request> known, ImmutableList.Builder<Breach> breaches) {
        if (known.isEmpty()) {
            if (name.equals(BEGINNING)) {
                story.rounds().newest()
                        .flatMap(request -> otherExchange(request.exchange(), request.packet(), ike.exchange()))
                        .ifPresent(breaches::add);
            }
            hearAnswer(explanation, story);
            explanation.message().ifPresent(answer -> story.requests().early(name, answer));
            return standing(OptionalLong.empty(), Optional.empty(), ImmutableList.of(),
                    proofs(explanation, ike, story, breaches), breaches);
        }
        Requests.Request request = known.get();
        Optional<Long> repeated = request.repeated(explanation);
        OptionalLong answers = OptionalLong.of(request.packet());
        if (repeated.isPresent()) {
            return standing(answers, repeated, ImmutableList.of(), ImmutableList.of(), breaches);
        }
        otherExchange(request.exchange(), request.packet(), ike.exchange()).ifPresent(breaches::add);
        hearAnswer(explanation, story);
        ImmutableList<Deal> deals = explanation.message()
                .map(answer -> answered(story, request, request.message(), answer, breaches))
                .orElse(ImmutableList.of());
        story.requests().close(request);
        return standing(answers, Optional.empty(), deals, proofs(explanation, ike, story, breaches), breaches);
    }

    /** What an answer means for its request, if that could be read. */
    private ImmutableList<Deal> answered(IkeSaStory story, Requests.Request request, Optional<OpenedMessage> question,
            OpenedMessage answer, ImmutableList.Builder<Breach> breaches) {
        story.requests().close(request);
        if (question.isEmpty()) {
            return ImmutableList.of();
        }
        story.requests().forget(request);
        OpenedMessage asked = question.get();
        breaches.addAll(DealRules.breaches(asked, answer));
        began(asked, answer);
        tickets.hear(answer, story);
        return Deals.of(asked, answer);
    }

    private ImmutableList<Proof> proofs(Explanation explanation, Subject.Ike ike, IkeSaStory story,
            ImmutableList.Builder<Breach> breaches) {
        ImmutableList<Proof> proofs = explanation.message()
                .map(message -> auth.proofs(message, story, ike.initiatorSpi(), ike.responderSpi()))
                .orElse(ImmutableList.of());
        proofs.stream().filter(proof -> proof.verdict() == Verdict.BAD)
                .forEach(proof -> breaches.add(new Breach(proof.name() + " of " + proof.of() + " does not hold",
                        "RFC 7296 §2.15")));
        story.proved(proofs);
        return proofs;
    }

    /** An answer that chooses algorithms for an IKE SA that replaces another one begins its story. */
    private void began(OpenedMessage asked, OpenedMessage answered) {
        Optional<Proposal> chosen = chosenForIke(answered)
                .filter(_ -> answered.header().exchange() != ExchangeType.Known.IKE_SA_INIT);
        Optional<Bytes> asker = asked.first(SaPayload.class).flatMap(sa -> sa.proposals().stream().findFirst())
                .map(Proposal::spi);
        if (chosen.isPresent() && asker.isPresent()) {
            keep(new Name(asker.get(), chosen.get().spi()), new IkeSaStory(asker.get(), chosen.get().spi()))
                    .agreed(chosen.get());
        }
    }

    private static Optional<Proposal> chosenForIke(OpenedMessage answered) {
        return answered.first(SaPayload.class).filter(sa -> sa.proposals().size() == 1)
                .map(sa -> sa.proposals().getFirst())
                .filter(proposal -> proposal.protocol() == ProtocolId.Known.IKE);
    }

    private static void hearAnswer(Explanation explanation, IkeSaStory story) {
        story.hear(explanation, true);
        explanation.message().filter(answer -> answer.header().exchange() == ExchangeType.Known.IKE_SA_INIT)
                .flatMap(Ikev2Dialogue::chosenForIke).ifPresent(story::agreed);
    }

    private IkeSaStory story(Explanation explanation, Subject.Ike ike) {
        Name name = new Name(ike.initiatorSpi(), ike.responderSpi());
        IkeSaStory known = stories.get(name);
        if (known != null) {
            return known;
        }
        // The first request keeps its name besides the SA's: it may be sent again after its answer is there, or come
        // behind it. Who refuses may give an SPI all the same (RFC 7296 §2.6); it is none of the SA's.
        Name first = new Name(ike.initiatorSpi(), NO_SPI);
        Optional<IkeSaStory> begun = Optional.ofNullable(stories.get(first));
        if (name.equals(first) || refuses(explanation, ike)) {
            return keep(name, keep(first, begun
                    .or(() -> stories.values().stream().filter(story -> story.lacksBeginning(ike.initiatorSpi()))
                            .findFirst())
                    .orElseGet(() -> new IkeSaStory(ike.initiatorSpi(), NO_SPI))));
        }
        return keep(name, begun.filter(IkeSaStory::isUnnamed).map(story -> story.named(ike.responderSpi()))
                .orElseGet(() -> new IkeSaStory(ike.initiatorSpi(), ike.responderSpi())));
    }

    private static boolean refuses(Explanation explanation, Subject.Ike ike) {
        return ike.response() && MessageRules.begins(ike)
                && explanation.message().filter(message -> message.first(NoncePayload.class).isEmpty()).isPresent();
    }

    private IkeSaStory keep(Name name, IkeSaStory story) {
        stories.put(name, story);
        if (stories.size() > MAX_SAS) {
            stories.remove(stories.keySet().iterator().next());
        }
        return story;
    }

    private static Standing standing(OptionalLong answers, Optional<Long> repeats, ImmutableList<Deal> deals,
            ImmutableList<Proof> proofs, ImmutableList.Builder<Breach> breaches) {
        return new Standing(answers, repeats.map(OptionalLong::of).orElse(OptionalLong.empty()), deals, proofs,
                breaches.build());
    }
}
