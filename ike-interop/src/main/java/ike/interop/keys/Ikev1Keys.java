package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * The encryption key of one IKEv1 Phase 1: a line of {@code ikev1_decryption_table}.
 *
 * @param initiatorCookie 8 octets (RFC 2408 §3.1)
 * @param key as derived from SKEYID_e (RFC 2409 Appendix B)
 */
public record Ikev1Keys(Bytes initiatorCookie, Secret key) implements SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(key);
    }
}
