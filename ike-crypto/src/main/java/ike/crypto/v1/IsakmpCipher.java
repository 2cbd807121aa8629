package ike.crypto.v1;

import ike.crypto.Encryption;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the messages of an ISAKMP SA are encrypted (RFC 2409 Appendix B): everything behind the header, filled up with
 * zeros to whole blocks. There is no checksum; what is inside must carry a HASH.
 *
 * @param encryption the negotiated cipher, in CBC mode
 * @param key Ka; shared with the {@link IsakmpKeys}
 */
public record IsakmpCipher(Encryption encryption, Secret key) implements SecretOwner {
    /** The payloads, encrypted. */
    public Bytes seal(Bytes iv, Bytes payloads) {
        int block = encryption.blockLength();
        Bytes padding = Bytes.zeros((block - payloads.length() % block) % block);
        return encryption.seal(key, iv, Bytes.EMPTY, Bytes.concat(payloads, padding));
    }

    /** The payloads with their padding; empty when the ciphertext is not made of whole blocks, or has none. */
    public Optional<Bytes> open(Bytes iv, Bytes ciphertext) {
        return ciphertext.isEmpty() ? Optional.empty() : encryption.open(key, iv, Bytes.EMPTY, ciphertext);
    }

    /** The initialization vector of the next message of the same exchange. */
    public Bytes next(Bytes ciphertext) {
        return ciphertext.from(ciphertext.length() - encryption.ivLength());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(key);
    }
}
