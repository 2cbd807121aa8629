package ike.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.Phase2Hashes;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * A peer that has proved itself, with AES-128 and SHA2-256, and then says what it likes: it has the keys of an ISAKMP SA, which it
 * hears of as their derivation is told.
 */
final class Insider implements DerivationLog {
    private static final int BLOCK = 16;
    private static final Hash HASH = Ikev1Algorithms.hash(4).orElseThrow();

    private final Map<String, Secret> keys = new HashMap<>();
    private Bytes lastBlock = Bytes.EMPTY;

    @Override
    public void step(Supplier<DerivationStep> step) {
        DerivationStep taken = step.get();
        keys.put(taken.name(), taken.output());
    }

    /** What has been said of Phase 1: its last message says which vectors the others have (RFC 2409 Appendix B). */
    void hear(Bytes octets) {
        IsakmpMessage message = IsakmpMessages.decode(octets).orThrow();
        if (message.header().exchange() == ExchangeType.Known.MAIN_MODE && message.header().isEncrypted()) {
            lastBlock = message.ciphertext().from(message.ciphertext().length() - BLOCK);
        }
    }

    /** The first message of an exchange behind Phase 1, its HASH being right. */
    Bytes says(Cookie initiator, Cookie responder, ExchangeType exchange, long id, ImmutableList<Payload> payloads) {
        Bytes hash = Phase2Hashes.hash1(HASH.prf(), key("SKEYID_a"), id,
                IsakmpMessages.encodeInside(payloads).octets(), DerivationLog.NONE);
        ImmutableList<Payload> all = ImmutableList.<Payload>builder().add(new HashPayload(hash)).addAll(payloads)
                .build();
        return IsakmpMessages.sealed(
                IsakmpHeader.of(initiator, responder, exchange, IsakmpHeader.FLAG_ENCRYPTION, id),
                all.getFirst().type(), cipher().seal(iv(id), IsakmpMessages.encodeInside(all).octets())).octets();
    }

    /** What an answer holds, or the first message of an exchange that the other side has begun. */
    PayloadList reads(Bytes octets, Bytes question) {
        IsakmpMessage message = IsakmpMessages.decode(octets).orThrow();
        IsakmpMessage asked = IsakmpMessages.decode(question).orThrow();
        Bytes iv = asked.header().messageId() == message.header().messageId()
                ? cipher().next(asked.ciphertext())
                : iv(message.header().messageId());
        return cipher().open(iv, message.ciphertext()).flatMap(
                plain -> IsakmpMessages.decodeInside(message.header().firstPayload(), plain).toOptional())
                .orElseThrow();
    }

    private Secret key(String name) {
        return Objects.requireNonNull(keys.get(name), name);
    }

    private Bytes iv(long id) {
        return HASH.of(lastBlock, Bytes.u32(id)).slice(0, BLOCK);
    }

    private IsakmpCipher cipher() {
        return new IsakmpCipher(Ikev1Algorithms.encryption(7, OptionalInt.of(128)).orElseThrow(), key("Ka"));
    }
}
