package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Standing.Breach;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.SaPayload;
import java.util.function.Consumer;

/** The rules that one IKEv1 message keeps or breaks by itself, each with its section. */
final class IsakmpRules {
    private static final int KNOWN_FLAGS = IsakmpHeader.FLAG_ENCRYPTION | IsakmpHeader.FLAG_COMMIT
            | IsakmpHeader.FLAG_AUTHENTICATION_ONLY;

    private IsakmpRules() {
    }

    /** @param encrypted whether nonces and identities in the clear part of the message are encrypted one by one (RFC 2409 §5.2) */
    static ImmutableList<Breach> breaches(Explanation explanation, boolean encrypted) {
        ImmutableList.Builder<Breach> found = ImmutableList.builder();
        explanation.isakmp().ifPresent(message -> {
            ofHeader(message.header(), found::add);
            message.payloads().payloads().stream().filter(payload -> !encrypted || !isSealed(payload))
                    .forEach(payload -> ofPayload(message.header(), payload, found::add));
            ofOrder(message, found::add);
        });
        explanation.layers().forEach(layer -> ReservedFields.breaches(layer.root(), found::add));
        return found.build();
    }

    private static boolean isSealed(Payload payload) {
        return payload instanceof NoncePayload || payload instanceof IdPayload;
    }

    private static void ofHeader(IsakmpHeader header, Consumer<Breach> found) {
        if (header.initiatorCookie().isZero()) {
            found.accept(new Breach("the initiator's cookie is zero", "RFC 2408 §2.5.3"));
        }
        if ((header.flags() & ~KNOWN_FLAGS) != 0) {
            found.accept(new Breach("reserved flags " + String.format("%02x", header.flags() & ~KNOWN_FLAGS),
                    "RFC 2408 §3.1"));
        }
        if (isPhase1(header.exchange()) && header.messageId() != 0) {
            found.accept(new Breach(header.exchange().label() + " with message ID "
                    + String.format("%08x", header.messageId()), "RFC 2408 §3.1"));
        }
        if (isPhase2(header.exchange()) && header.messageId() == 0) {
            found.accept(new Breach(header.exchange().label() + " with message ID 0", "RFC 2408 §3.1"));
        }
        if (isPhase2(header.exchange()) && (header.flags() & IsakmpHeader.FLAG_ENCRYPTION) == 0) {
            found.accept(new Breach(header.exchange().label() + " in the clear", "RFC 2409 §5.5"));
        }
    }

    private static void ofPayload(IsakmpHeader header, Payload payload, Consumer<Breach> found) {
        switch (payload) {
            case NoncePayload nonce when nonce.data().length() < 8 || nonce.data().length() > 256 ->
                found.accept(new Breach("a nonce of " + nonce.data().length() + " octets, 8 to 256 are allowed",
                        "RFC 2409 §5"));
            case SaPayload sa when isPhase1(header.exchange()) && sa.proposals().size() > 1 ->
                found.accept(new Breach("an SA payload with " + sa.proposals().size() + " proposals in Phase 1",
                        "RFC 2409 §5"));
            case IdPayload id when isPhase1(header.exchange()) && !isPhase1Scope(id) ->
                found.accept(new Breach("an identity with protocol " + id.id().protocol() + " and port "
                        + id.id().port() + ", in Phase 1 both are zero, or 17 and 500", "RFC 2407 §4.6.2"));
            default -> {
            }
        }
    }

    private static void ofOrder(OpenedIsakmp message, Consumer<Breach> found) {
        boolean needsHash = message.isSealed() && (isPhase2(message.header().exchange())
                || message.header().exchange() == ExchangeType.Known.INFORMATIONAL);
        if (needsHash && !message.payloads().payloads().isEmpty()
                && !(message.payloads().payloads().getFirst() instanceof HashPayload)) {
            found.accept(new Breach("no HASH payload in front of the others", "RFC 2409 §5.5"));
        }
    }

    private static boolean isPhase1Scope(IdPayload id) {
        return (id.id().protocol() == 0 && id.id().port() == 0)
                || (id.id().protocol() == 17 && (id.id().port() == 500 || id.id().port() == 0));
    }

    private static boolean isPhase1(ExchangeType exchange) {
        return exchange == ExchangeType.Known.MAIN_MODE || exchange == ExchangeType.Known.AGGRESSIVE_MODE;
    }

    private static boolean isPhase2(ExchangeType exchange) {
        return exchange == ExchangeType.Known.QUICK_MODE || exchange == ExchangeType.Known.NEW_GROUP_MODE
                || exchange == ExchangeType.Known.TRANSACTION;
    }
}
