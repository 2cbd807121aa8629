package ike.crypto.v2;

import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the messages of one direction of an IKE SA are protected: the body of the Encrypted payload (RFC 7296 §3.14, RFC
 * 5282 §3) and of the Encrypted Fragment payload (RFC 7383 §2.5).
 *
 * <pre>
 *  prefix: IKE header, unencrypted payloads, generic header of this payload (and fragment numbers)
 * +---------------------------------------------------------------+
 * |                     Initialization Vector                     |  8 octets with AES-GCM, 16 with AES-CBC
 * +---------------------------------------------------------------+
 * ~                    encrypted inner payloads                   ~
 * +               +-----------------------------------------------+
 * |               |             Padding (0-255 octets)            |
 * +---------------+                               +---------------+
 * |                                               |  Pad Length   |  still encrypted
 * +-----------------------------------------------+---------------+
 * ~                     Integrity Check Value                     ~
 * +---------------------------------------------------------------+
 * </pre>
 *
 * With combined-mode encryption the prefix is the associated data; otherwise the integrity check value is computed over
 * everything before it. In both cases the lengths in the prefix are already those of the finished message.
 *
 * @param integrity absent exactly when the encryption is combined-mode
 * @param encryptionKey SK_ei or SK_er; shared with the {@link IkeKeys}
 * @param integrityKey SK_ai or SK_ar; shared with the {@link IkeKeys}
 */
public record SkProtection(Encryption encryption, Optional<Integrity> integrity, Secret encryptionKey,
        Secret integrityKey) implements SecretOwner {
    /** For what the original initiator of the SA sends. */
    public static SkProtection ofInitiator(IkeAlgorithms suite, IkeKeys keys) {
        return new SkProtection(suite.encryption(), suite.integrity(), keys.skEi(), keys.skAi());
    }

    /** For what the original responder of the SA sends. */
    public static SkProtection ofResponder(IkeAlgorithms suite, IkeKeys keys) {
        return new SkProtection(suite.encryption(), suite.integrity(), keys.skEr(), keys.skAr());
    }

    /** Octets of the initialization vector that {@link #seal} takes. */
    public int ivLength() {
        return encryption.ivLength();
    }

    /** Octets of the integrity check value, the algorithm's own or the separate one. */
    public int icvLength() {
        return encryption.icvLength() + integrity.map(Integrity::icvLength).orElse(0);
    }

    /** Octets of the body around {@code innerLength} octets of inner payloads, with the shortest padding. */
    public int bodyLength(int innerLength) {
        return ivLength() + innerLength + paddingLength(innerLength) + 1 + icvLength();
    }

    /**
     * The body of the payload.
     *
     * @param iv with AES-GCM a value that this key never saw: a counter kept with the SA. The message ID will not do,
     *        since a message that is fragmented anew is other octets under the same number (RFC 7383 §2.5.1). With
     *        AES-CBC octets that nobody could have foreseen
     * @param prefix the message before this body
     * @param innerChain the inner payloads, encoded
     */
    public Bytes seal(Bytes iv, Bytes prefix, Bytes innerChain) {
        int padding = paddingLength(innerChain.length());
        Bytes plaintext = Bytes.concat(innerChain, Bytes.zeros(padding), Bytes.of(padding));
        Bytes sealed = Bytes.concat(iv, encryption.seal(encryptionKey, iv, prefix, plaintext));
        return integrity.map(i -> Bytes.concat(sealed, i.icv(integrityKey, prefix, sealed))).orElse(sealed);
    }

    /**
     * The inner payloads without padding; empty when the body has an impossible length, fails its integrity check, or
     * has more padding than plaintext. Nothing is decrypted before the check has passed.
     */
    public Optional<Bytes> open(Bytes prefix, Bytes body) {
        return checked(prefix, body).filter(sealed -> sealed.length() > ivLength()).flatMap(sealed -> encryption
                .open(encryptionKey, sealed.slice(0, ivLength()), prefix, sealed.from(ivLength())))
                .flatMap(SkProtection::withoutPadding);
    }

    private Optional<Bytes> checked(Bytes prefix, Bytes body) {
        if (integrity.isEmpty()) {
            return Optional.of(body);
        }
        int end = body.length() - integrity.get().icvLength();
        if (end < 0) {
            return Optional.empty();
        }
        Bytes sealed = body.slice(0, end);
        return integrity.get().verify(integrityKey, body.from(end), prefix, sealed)
                ? Optional.of(sealed)
                : Optional.empty();
    }

    private static Optional<Bytes> withoutPadding(Bytes plaintext) {
        if (plaintext.isEmpty()) {
            return Optional.empty();
        }
        int end = plaintext.length() - 1 - plaintext.u8(plaintext.length() - 1);
        return end < 0 ? Optional.empty() : Optional.of(plaintext.slice(0, end));
    }

    private int paddingLength(int innerLength) {
        int block = encryption.blockLength();
        return (block - (innerLength + 1) % block) % block;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionKey);
        visitor.accept(integrityKey);
    }
}
