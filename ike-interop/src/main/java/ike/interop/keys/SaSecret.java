package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * One secret of an IKE SA that Wireshark's tables have no place for: a line of {@code ike_secrets.jsonl}. With them a
 * reader can verify what the peers proved to each other (RFC 7296 §2.14, §2.15; RFC 2409 §5).
 *
 * @param version 1 or 2
 * @param initiatorSpi 8 octets; IKEv1's initiator cookie
 * @param responderSpi 8 octets; IKEv1's responder cookie
 * @param name the RFC's: {@code SKEYSEED}, {@code SK_pi}, {@code SKEYID_d}, {@code Shared Secret}
 */
public record SaSecret(int version, Bytes initiatorSpi, Bytes responderSpi, String name,
        Secret value) implements SecretOwner {
    /** The name of a pre-shared key, or of what an EAP method left (RFC 7296 §2.15, §2.16). */
    public static final String SHARED_SECRET = "Shared Secret";

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(value);
    }
}
