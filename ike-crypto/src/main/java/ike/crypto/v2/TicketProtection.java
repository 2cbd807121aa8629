package ike.crypto.v2;

import ike.crypto.Algorithms;
import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What keeps a ticket by value secret and whole (RFC 5723 §6.1, §9.5): AES-256-GCM. Inside stands the secret of an IKE SA,
 * with its length before it, and then whatever else belongs to it.
 *
 * <pre>
 * IV (8) | encrypted {length of SK_d (2) | SK_d | state} | ICV (16)
 * </pre>
 */
public final class TicketProtection {
    private static final Encryption CIPHER = Algorithms.encryption(EncryptionId.ENCR_AES_GCM_16, OptionalInt.of(256))
            .orElseThrow();
    private static final int IV = 8;
    private static final int LENGTH = 2;

    private TicketProtection() {
    }

    /** What a ticket holds; the secret is the receiver's. */
    public record Opened(Secret skD, Bytes state) {
    }

    /** The octets of a key. */
    public static int keyLength() {
        return CIPHER.keyLength();
    }

    /**
     * Seals.
     *
     * @param number never used before under this key
     * @param label in the clear before it, and protected with it
     * @param skD lent
     */
    public static Bytes seal(Secret key, long number, Bytes label, Secret skD, Bytes state) {
        Bytes iv = Bytes.u64(number);
        byte[] inside = new byte[LENGTH + skD.length() + state.length()];
        Bytes.u16(skD.length()).copyTo(inside, 0);
        skD.reveal(SecretAccess.forProvider()).copyTo(inside, LENGTH);
        state.copyTo(inside, LENGTH + skD.length());
        byte[] sealed = new byte[inside.length + CIPHER.icvLength()];
        try (Encryption.Run run = CIPHER.keyed(key, Direction.SEAL)) {
            run.run(iv.toArray(), 0, label.toArray(), 0, label.length(), inside, 0, inside.length, sealed, 0);
        }
        Arrays.fill(inside, (byte) 0);
        return Bytes.concat(iv, Bytes.owning(sealed));
    }

    /** Opens what {@link #seal} has made; nothing for anything else. */
    public static Optional<Opened> open(Secret key, Bytes label, Bytes sealed) {
        int length = sealed.length() - IV - CIPHER.icvLength();
        if (length < LENGTH) {
            return Optional.empty();
        }
        byte[] inside = new byte[length];
        try (Encryption.Run run = CIPHER.keyed(key, Direction.OPEN)) {
            Bytes body = sealed.from(IV);
            int result = run.run(sealed.slice(0, IV).toArray(), 0, label.toArray(), 0, label.length(),
                    body.toArray(), 0, body.length(), inside, 0);
            if (result == Encryption.Run.FORGED) {
                return Optional.empty();
            }
            int secret = ((inside[0] & 0xff) << 8) | (inside[1] & 0xff);
            return Optional.of(new Opened(Secret.owning(Arrays.copyOfRange(inside, LENGTH, LENGTH + secret)),
                    Bytes.copyOf(inside, LENGTH + secret, length - LENGTH - secret)));
        } finally {
            Arrays.fill(inside, (byte) 0);
        }
    }
}
