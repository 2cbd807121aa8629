package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ConstantTime;
import ike.crypto.v1.IsakmpCipher;
import ike.v1.figure.Figure;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import java.util.List;
import java.util.Optional;

/** Messages made and taken apart (RFC 2408 §3.1, RFC 2409 Appendix B). */
final class Messages {
    private Messages() {
    }

    /** A message of Phase 1 in the clear. */
    static Bytes clear(SaName name, Mode mode, List<? extends Payload> payloads) {
        return IsakmpMessages.encode(header(name, mode.exchange(), 0, 0), payloads).octets();
    }

    /** Throws unless everything that the figure draws in this message is there, once. */
    static void require(Figure figure, int number, PayloadList payloads) throws Refused {
        Optional<String> problem = figure.line(number).problem(payloads);
        if (problem.isPresent()) {
            throw new Refused(new Refusal.Misshapen(problem.get() + ", in message " + number + " of " + figure.mode(),
                    figure.section()));
        }
    }

    /** An encrypted message, and the vector of the next one in its exchange. */
    record Sealed(Bytes octets, Bytes nextIv) {
    }

    /** An encrypted message. */
    static Sealed sealed(SaName name, ExchangeType exchange, long messageId, IsakmpCipher cipher, Bytes iv,
            List<? extends Payload> payloads) {
        return sealed(header(name, exchange, IsakmpHeader.FLAG_ENCRYPTION, messageId), cipher, iv, payloads);
    }

    /** The same with the commit bit set (RFC 2408 §3.1). */
    static Sealed committing(SaName name, long messageId, IsakmpCipher cipher, Bytes iv,
            List<? extends Payload> payloads) {
        return sealed(header(name, ExchangeType.Known.QUICK_MODE,
                IsakmpHeader.FLAG_ENCRYPTION | IsakmpHeader.FLAG_COMMIT, messageId), cipher, iv, payloads);
    }

    private static Sealed sealed(IsakmpHeader header, IsakmpCipher cipher, Bytes iv,
            List<? extends Payload> payloads) {
        Bytes ciphertext = cipher.seal(iv, IsakmpMessages.encodeInside(payloads).octets());
        return new Sealed(IsakmpMessages.sealed(header, payloads.getFirst().type(), ciphertext).octets(),
                cipher.next(ciphertext));
    }

    /** What was in an encrypted message; {@link Refusal.WrongHash} when it cannot have been encrypted with our key. */
    static PayloadList open(IsakmpMessage message, IsakmpCipher cipher, Bytes iv) throws Refused {
        if (!message.header().isEncrypted()) {
            throw new Refused(new Refusal.Misshapen("a message that is not encrypted", "RFC 2409 §5"));
        }
        return cipher.open(iv, message.ciphertext())
                .flatMap(octets -> IsakmpMessages.decodeInside(message.header().firstPayload(), octets).toOptional())
                .orElseThrow(() -> new Refused(new Refusal.WrongHash("what was decrypted")));
    }

    /** The one payload of this kind. */
    static <T extends Payload> T only(PayloadList payloads, Class<T> kind) throws Refused {
        ImmutableList<T> all = payloads.all(kind);
        if (all.size() != 1) {
            throw new Refused(new Refusal.Misshapen(
                    all.size() + " payloads where one is expected: " + kind.getSimpleName(),
                    "RFC 2409 §5"));
        }
        return all.getFirst();
    }

    /** The body of the one payload of this kind, as it was received. */
    static Bytes body(PayloadList payloads, Class<? extends Payload> kind) throws Refused {
        only(payloads, kind);
        return payloads.chained(kind).orElseThrow().body();
    }

    /** A nonce of lawful length (RFC 2409 §5). */
    static Bytes nonce(PayloadList payloads) throws Refused {
        Bytes nonce = only(payloads, NoncePayload.class).data();
        if (nonce.length() < 8 || nonce.length() > 256) {
            throw new Refused(new Refusal.Misshapen("a nonce of " + nonce.length() + " octets", "RFC 2409 §5"));
        }
        return nonce;
    }

    /** Throws unless the two hashes are the same; takes the same time for every difference. */
    static void requireSame(String name, Bytes received, Bytes computed) throws Refused {
        if (!ConstantTime.equal(received, computed)) {
            throw new Refused(new Refusal.WrongHash(name));
        }
    }

    private static IsakmpHeader header(SaName name, ExchangeType exchange, int flags, long messageId) {
        return IsakmpHeader.of(name.initiatorCookie(), name.responderCookie(), exchange, flags, messageId);
    }
}
