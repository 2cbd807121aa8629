package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What protects one direction of ESP: a line of {@code esp_sa}.
 *
 * @param isV4 which family of addresses the packets travel in
 * @param source whose packets these are; absent for everybody's
 * @param spi 32 bits, unsigned; absent for all
 * @param encryptionKey keying material with the salt, if the algorithm has one, as the last octets
 */
public record EspSaKeys(boolean isV4, Optional<IpAddress> source, Optional<IpAddress> destination, OptionalLong spi,
        CipherChoice cipher, Secret encryptionKey, IcvCheck check, Secret integrityKey) implements SecretOwner {
    /** True when these keys are meant for such a packet. */
    public boolean fit(IpAddress from, IpAddress to, long packetSpi) {
        return from.isV4() == isV4 && source.map(from::equals).orElse(true) && destination.map(to::equals).orElse(true)
                && (spi.isEmpty() || spi.getAsLong() == packetSpi);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionKey);
        visitor.accept(integrityKey);
    }
}
