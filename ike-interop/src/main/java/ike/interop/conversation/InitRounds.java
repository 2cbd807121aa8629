package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.HashCode;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exchanges that begin one IKE SA. All of them have Message ID 0, and there are several where a cookie or another
 * group is asked for (RFC 7296 §1.2, §2.6, §2.6.1). A capture may have them in another order, so what they say decides
 * which answer belongs to which request.
 */
final class InitRounds {
    /** Requests, and answers, that are remembered; of more than that the eldest are forgotten. */
    static final int MAX_ROUNDS = 8;

    private final List<Heard> requests = new ArrayList<>();
    private final List<Heard> answers = new ArrayList<>();
    private long answered;
    private long unanswered;

    /** A message, and what later ones are judged by. */
    static final class Heard {
        private final long packet;
        private final String exchange;
        private final HashCode octets;
        private final InitTerms terms;
        private final Optional<IkeSaStory.Signed> signed;
        private Optional<OpenedMessage> message;
        private boolean reached;

        private Heard(Explanation explanation, String exchange, Optional<IkeSaStory.Signed> signed) {
            this.packet = explanation.number();
            this.exchange = exchange;
            this.octets = Fingerprint.of(explanation);
            this.message = explanation.message();
            this.terms = InitTerms.of(message);
            this.signed = signed;
        }

        long packet() {
            return packet;
        }

        String exchange() {
            return exchange;
        }

        /** What it said; forgotten when it was told with its other half. */
        Optional<OpenedMessage> message() {
            return message;
        }

        void forget() {
            message = Optional.empty();
        }

        /** Notes that its turn has come: until then it was only foreseen. */
        void reach() {
            reached = true;
        }

        boolean isReached() {
            return reached;
        }
    }

    /** The first time that these octets were heard. */
    Optional<Heard> earlier(Explanation explanation) {
        HashCode octets = Fingerprint.of(explanation);
        return Stream.concat(requests.stream(), answers.stream()).filter(heard -> heard.octets.equals(octets))
                .findFirst();
    }

    /** Keeps a message; {@code signed} is what AUTH covers of it, if it is the SA's first one of its side. */
    Heard hear(Explanation explanation, Subject.Ike ike, Optional<IkeSaStory.Signed> signed) {
        Heard heard = new Heard(explanation, ike.exchange(), signed);
        List<Heard> kept = ike.response() ? answers : requests;
        kept.add(heard);
        if (kept.size() > MAX_ROUNDS) {
            forget(kept.getFirst(), ike.response());
        }
        return heard;
    }

    private void forget(Heard eldest, boolean isAnswer) {
        Optional<Heard> other = otherHalf(eldest);
        answered += other.isPresent() ? 1 : 0;
        unanswered += other.isEmpty() && !isAnswer ? 1 : 0;
        Stream.concat(Stream.of(eldest), other.stream()).forEach(heard -> {
            requests.remove(heard);
            answers.remove(heard);
        });
    }

    /** The request of an answer, or the answer to a request, as far as it can be told now. */
    Optional<Heard> otherHalf(Heard heard) {
        Map<Heard, Heard> pairs = pairs();
        return Optional.ofNullable(pairs.get(heard)).or(() -> pairs.entrySet().stream()
                .filter(pair -> pair.getValue() == heard).map(Map.Entry::getKey).findFirst());
    }

    /** The newest request. */
    Optional<Heard> newest() {
        return requests.isEmpty() ? Optional.empty() : Optional.of(requests.getLast());
    }

    boolean hasRequests() {
        return !requests.isEmpty();
    }

    /** The answer that makes the SA. */
    Optional<IkeSaStory.Signed> message2() {
        return last().flatMap(heard -> heard.signed);
    }

    /** The request that the SA comes from: that of {@link #message2}, or the newest while there is none. */
    Optional<IkeSaStory.Signed> message1() {
        return last().flatMap(this::otherHalf).flatMap(heard -> heard.signed)
                .or(() -> ImmutableList.copyOf(requests).reverse().stream().flatMap(heard -> heard.signed.stream())
                        .findFirst());
    }

    long answered() {
        return answered + pairs().size();
    }

    long unanswered() {
        return unanswered + requests.size() - pairs().size();
    }

    /** Where an answer has another group than any request: that none was missed that had it, only the end shows. */
    ImmutableList<Findings.Broken> broken() {
        return pairs().entrySet().stream()
                .flatMap(pair -> DealRules.ofGroups(pair.getValue().terms.group(), pair.getKey().terms.group())
                        .map(breach -> new Findings.Broken(pair.getKey().packet, breach)).stream())
                .collect(ImmutableList.toImmutableList());
    }

    private Optional<Heard> last() {
        return ImmutableList.copyOf(answers).reverse().stream().filter(heard -> heard.signed.isPresent()).findFirst();
    }

    /**
     * Each answer with its request. The answers that fit the fewest requests go first; what asks for another request has the
     * eldest one that fits, what makes the SA the newest.
     */
    private Map<Heard, Heard> pairs() {
        Map<Heard, Heard> pairs = new LinkedHashMap<>();
        List<Heard> open = new ArrayList<>(requests);
        List<Heard> left = new ArrayList<>(answers);
        while (!left.isEmpty()) {
            Heard next = Collections.min(left, Comparator.comparingInt(answer -> fitting(answer, open).size()));
            left.remove(next);
            List<Heard> fitting = fitting(next, open);
            if (!fitting.isEmpty()) {
                Heard request = next.terms.asksAnew() ? fitting.getFirst() : fitting.getLast();
                pairs.put(next, request);
                open.remove(request);
            }
        }
        // Somebody may answer what nobody has asked.
        answers.stream().filter(answer -> !pairs.containsKey(answer) && !answer.terms.asksAnew())
                .takeWhile(_ -> !open.isEmpty()).forEach(answer -> pairs.put(answer, open.removeLast()));
        return pairs;
    }

    private static List<Heard> fitting(Heard answer, List<Heard> requests) {
        return requests.stream().filter(request -> answer.terms.answers(request.terms)).toList();
    }
}
