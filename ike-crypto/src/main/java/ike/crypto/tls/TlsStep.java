package ike.crypto.tls;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import java.util.function.Consumer;

/**
 * What a handshake answers.
 *
 * @param output records for the other end; may be empty
 * @param standing how it stands after that
 */
public record TlsStep(Bytes output, Standing standing) implements SecretOwner {
    /** How a handshake stands. */
    public sealed interface Standing {
        /** The other end has to say more. */
        record Going() implements Standing {
        }

        /** Both ends are who they say; with the key that comes of it, 64 octets (RFC 5216 §2.3, RFC 9190 §2.3). */
        record Complete(Secret msk) implements Standing {
        }

        /**
         * Nothing comes of it; the output may hold the alert that says so.
         *
         * @param why in words for people
         * @param detail more lines on that, the trust report; may be empty
         */
        record Broken(String why, String detail) implements Standing {
        }
    }

    /** A handshake that cannot begin. */
    public static TlsStep broken(String why) {
        return new TlsStep(Bytes.EMPTY, new Standing.Broken(why, ""));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        if (standing instanceof Standing.Complete(Secret msk)) {
            visitor.accept(msk);
        }
    }
}
