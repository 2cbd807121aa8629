package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A ticket of an IKE SA that was lost, as its client keeps it (RFC 5723 §4.2).
 *
 * @param octets opaque to us
 * @param gateway where the gateway was that has made it
 */
public record Ticket(Bytes octets, Resumable state, IpAddress gateway) implements SecretOwner {
    /** The longest life of a ticket, however long its IKE SA lives; so long gateways remember which ones are void. */
    public static final Duration LONGEST_LIFE = Duration.ofHours(24);

    /**
     * A ticket while its IKE SA is up.
     *
     * @param octets opaque to us
     * @param expiresAt by the wall clock
     */
    public record Granted(Bytes octets, Instant expiresAt) {
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        state.eachSecret(visitor);
    }
}
