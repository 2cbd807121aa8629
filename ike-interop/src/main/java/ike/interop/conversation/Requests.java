package ike.interop.conversation;

import com.google.common.hash.HashCode;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.OpenedMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of one IKE SA and their answers (RFC 7296 §2.1, §2.2), behind those that begin it ({@link InitRounds}). Only
 * the newest are kept: an answer that comes later than {@link #MAX_KEPT} other requests finds none.
 */
final class Requests {
    /** Exchanges of one SA that are remembered. */
    static final int MAX_KEPT = 16;

    private final Map<IkeSaStory.Exchange, Request> kept = new LinkedHashMap<>();
    private final Map<IkeSaStory.Exchange, OpenedMessage> early = new LinkedHashMap<>();
    private long answered;
    private long forgotten;

    /** A request, or the first part of one. */
    static final class Request {
        private final long packet;
        private final String exchange;
        private Optional<OpenedMessage> message;
        private final Map<HashCode, Long> octets = new LinkedHashMap<>();
        private boolean answered;

        private Request(Explanation explanation, String exchange) {
            this.packet = explanation.number();
            this.exchange = exchange;
            this.message = explanation.message();
        }

        long packet() {
            return packet;
        }

        String exchange() {
            return exchange;
        }

        /** What it said; forgotten when it is answered. */
        Optional<OpenedMessage> message() {
            return message;
        }

        /** The packet with the same octets in this exchange, if there was one; else these are kept. */
        Optional<Long> repeated(Explanation explanation) {
            return octets.size() < MAX_KEPT
                    ? Optional.ofNullable(octets.putIfAbsent(Fingerprint.of(explanation), explanation.number()))
                    : Optional.ofNullable(octets.get(Fingerprint.of(explanation)));
        }
    }

    Optional<Request> find(IkeSaStory.Exchange exchange) {
        return Optional.ofNullable(kept.get(exchange));
    }

    /** Keeps a request in the place of an older one of the same name. */
    Request open(IkeSaStory.Exchange name, Explanation explanation, String exchange) {
        Request request = new Request(explanation, exchange);
        kept.remove(name);
        kept.put(name, request);
        if (kept.size() > MAX_KEPT) {
            Request oldest = kept.remove(kept.keySet().iterator().next());
            forgotten += oldest != null && !oldest.answered ? 1 : 0;
        }
        return request;
    }

    /** Keeps an answer whose request was not heard: a capture may have them in the other order. */
    void early(IkeSaStory.Exchange name, OpenedMessage answer) {
        early.putIfAbsent(name, answer);
        if (early.size() > MAX_KEPT) {
            early.remove(early.keySet().iterator().next());
        }
    }

    /** The answer to this request, if it was heard before. */
    Optional<OpenedMessage> takeEarly(IkeSaStory.Exchange name) {
        return Optional.ofNullable(early.remove(name));
    }

    /** Notes that an answer was heard. */
    void close(Request request) {
        answered += request.answered ? 0 : 1;
        request.answered = true;
    }

    /** Forgets what an answered request said. */
    void forget(Request request) {
        request.message = Optional.empty();
    }

    long answered() {
        return answered;
    }

    long unanswered() {
        return forgotten + kept.values().stream().filter(request -> !request.answered).count();
    }
}
