package ike.interop.conversation;

import com.google.common.hash.HashCode;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.OpenedIsakmp;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.SaPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One exchange of IKEv1 (RFC 2408 §4, RFC 2409 §5). Its messages have no numbers: what a message is, those before it
 * say; one that was sent again is known by its octets.
 */
final class IsakmpExchange {
    private static final int MAX_MESSAGES = 16;

    private final String type;
    private final Map<HashCode, Heard> heard = new LinkedHashMap<>();
    private OptionalLong lastOfInitiator = OptionalLong.empty();
    private OptionalLong lastOfResponder = OptionalLong.empty();
    private Optional<OpenedIsakmp> offer = Optional.empty();
    private Optional<OpenedIsakmp> choice = Optional.empty();
    private Optional<Bytes> ni = Optional.empty();
    private Optional<Bytes> nr = Optional.empty();
    private boolean beganByInitiator;

    /** A message by its packet, and what came of checking it. */
    record Heard(long packet, Optional<Judgement> integrity) {
    }

    IsakmpExchange(String type) {
        this.type = type;
    }

    /** The first time these octets were heard. */
    Optional<Heard> earlier(Explanation explanation) {
        return Optional.ofNullable(heard.get(Fingerprint.of(explanation)));
    }

    void heard(Explanation explanation, boolean fromInitiator, Optional<Judgement> integrity) {
        if (lastOfInitiator.isEmpty() && lastOfResponder.isEmpty()) {
            beganByInitiator = fromInitiator;
        }
        if (heard.size() < MAX_MESSAGES) {
            heard.put(Fingerprint.of(explanation), new Heard(explanation.number(), integrity));
        }
        lastOfInitiator = fromInitiator ? OptionalLong.of(explanation.number()) : lastOfInitiator;
        lastOfResponder = fromInitiator ? lastOfResponder : OptionalLong.of(explanation.number());
    }

    /** The newest message of the other side. */
    OptionalLong answers(boolean fromInitiator) {
        return fromInitiator ? lastOfResponder : lastOfInitiator;
    }

    /** True when both sides have spoken, or one that expects no answer. */
    boolean isAnswered() {
        return type.equals(ExchangeType.Known.INFORMATIONAL.label())
                || (lastOfInitiator.isPresent() && lastOfResponder.isPresent());
    }

    /** Whether the message is from whoever began the exchange, be it the SA's initiator or its responder. */
    boolean isOfBeginner(boolean fromInitiator) {
        return isPhase1() ? fromInitiator : isNew() || fromInitiator == beganByInitiator;
    }

    /** Phase 1 is begun by who is the SA's initiator for that reason; the others by either side. */
    private boolean isPhase1() {
        return type.equals(ExchangeType.Known.MAIN_MODE.label())
                || type.equals(ExchangeType.Known.AGGRESSIVE_MODE.label());
    }

    boolean isNew() {
        return lastOfInitiator.isEmpty() && lastOfResponder.isEmpty();
    }

    /** Keeps what the messages behind this one are judged by. */
    void learn(OpenedIsakmp message, boolean ofBeginner) {
        message.payloads().chained(NoncePayload.class).ifPresent(nonce -> {
            ni = ofBeginner ? Optional.of(nonce.body()) : ni;
            nr = ofBeginner ? nr : Optional.of(nonce.body());
        });
        if (message.payloads().first(SaPayload.class).isPresent()) {
            offer = ofBeginner ? Optional.of(message) : offer;
            choice = ofBeginner ? choice : Optional.of(message);
        }
    }

    /** What was offered and what was chosen of it. */
    record Deal(OpenedIsakmp offer, OpenedIsakmp choice) {
    }

    /** What was agreed on, once both messages were heard; forgotten then. */
    Optional<Deal> takeDeal() {
        Optional<Deal> taken = offer.flatMap(asked -> choice.map(chosen -> new Deal(asked, chosen)));
        if (taken.isPresent()) {
            offer = Optional.empty();
            choice = Optional.empty();
        }
        return taken;
    }

    /** Ni_b: the nonce of whoever began the exchange. */
    Optional<Bytes> ni() {
        return ni;
    }

    /** Nr_b. */
    Optional<Bytes> nr() {
        return nr;
    }
}
