package ike.crypto.signature;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/**
 * RSAES-PKCS1-v1_5 (RFC 8017 §7.2) for the public key encryption modes of IKEv1 (RFC 2409 §5.2, §5.3):
 *
 * <pre>
 * +------+------+--------------------------------+------+---------+
 * |  00  |  02  |  at least 8 octets, none zero  |  00  | message |
 * +------+------+--------------------------------+------+---------+
 * </pre>
 *
 * A block that is wrongly padded must not be told from one that is right, or every exchange becomes an oracle. So
 * decryption never fails: a wrong block gives other octets, which follow from the ciphertext and from a secret of ours.
 * They are not the peer's nonce, and the exchange ends where its HASH does not match.
 */
public final class RsaEncryption {
    private static final int MIN_PADDING = 8;
    private static final int FRAME = 3;

    private RsaEncryption() {
    }

    /** The longest message, in octets, that a key encrypts; nothing for a key that is not RSA. */
    public static Optional<Integer> capacity(VerificationKey key) {
        return key instanceof RsaPublicKey rsa
                ? Optional.of(rsa.blockLength() - FRAME - MIN_PADDING)
                : Optional.empty();
    }

    /** Octets of entropy that {@link #encrypt} takes: two for each octet of padding. */
    public static int seedLength(VerificationKey key, int messageLength) {
        return 2 * (rsa(key).blockLength() - messageLength - FRAME);
    }

    /**
     * Encrypts a message.
     *
     * @throws IllegalArgumentException if the key is not RSA, the message too long, or the seed of another length
     */
    public static Bytes encrypt(VerificationKey key, Secret message, Secret seed) {
        RsaPublicKey rsa = rsa(key);
        int padding = rsa.blockLength() - message.length() - FRAME;
        if (padding < MIN_PADDING || seed.length() != 2 * padding) {
            throw new IllegalArgumentException("a message of " + message.length() + " octets and a seed of "
                    + seed.length() + " do not go with " + key.describe());
        }
        Bytes random = seed.reveal(SecretAccess.forProvider());
        byte[] block = new byte[rsa.blockLength()];
        block[1] = 2;
        for (int i = 0; i < padding; i++) {
            block[2 + i] = (byte) (1 + random.u16At(2 * i) % 255);
        }
        message.reveal(SecretAccess.forProvider()).copyTo(block, padding + FRAME);
        BigInteger m = new BigInteger(1, block);
        return Bytes.owning(BigIntegers.asUnsignedByteArray(rsa.blockLength(), m.modPow(rsa.e(), rsa.n())));
    }

    /**
     * Decrypts a ciphertext. Nothing only when everybody can see that it is none: it has another length than the
     * modulus, or is not below it.
     *
     * @param rejection a secret of ours that no peer knows, at least 32 octets, the same for the life of the key
     * @throws IllegalArgumentException if the key is not RSA
     */
    public static Optional<Secret> decrypt(SigningKey key, Bytes ciphertext, Secret rejection) {
        if (!(key instanceof RsaSigningKey rsa)) {
            throw new IllegalArgumentException(key.publicKey().describe() + " does not decrypt");
        }
        return rsa.publicKey().opened(ciphertext).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RsaUnpadding.message(rsa.operation().apply(ciphertext).toArray(), ciphertext, rejection));
    }

    private static RsaPublicKey rsa(VerificationKey key) {
        if (key instanceof RsaPublicKey rsa) {
            return rsa;
        }
        throw new IllegalArgumentException(key.describe() + " does not encrypt");
    }
}
