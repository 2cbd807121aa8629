package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/** How a handshake of EAP-TLS stands, seen by either end (RFC 5216 §2.1). */
sealed interface TlsStage extends SecretOwner {
    @Override
    default void eachSecret(Consumer<Secret> visitor) {
    }

    /** Nothing was said yet. */
    record Fresh() implements TlsStage {
    }

    /** The other end has to say something. */
    record Talking() implements TlsStage {
    }

    /** Both ends have proved who they are. */
    record Done(Secret msk) implements TlsStage {
        @Override
        public void eachSecret(Consumer<Secret> visitor) {
            visitor.accept(msk);
        }
    }

    /** The alert is on its way that ends it; {@code detail} is the trust report. */
    record Broken(String why, String detail) implements TlsStage {
    }
}
