package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.IkeSpi;
import java.util.function.Consumer;

/**
 * What protects the messages of one IKEv2 SA: a line of {@code ikev2_decryption_table}. The letters i and r mean the
 * original initiator and responder of the SA (RFC 7296 §2.14).
 *
 * @param skEi keying material with the salt, if the algorithm has one, as the last octets
 * @param skAi empty with combined-mode encryption
 */
public record IkeSaKeys(IkeSpi initiatorSpi, IkeSpi responderSpi, CipherChoice cipher, Secret skEi, Secret skEr,
        IcvCheck check, Secret skAi, Secret skAr) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(skEi);
        visitor.accept(skEr);
        visitor.accept(skAi);
        visitor.accept(skAr);
    }
}
