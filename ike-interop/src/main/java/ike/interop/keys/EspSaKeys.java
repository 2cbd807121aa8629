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
 * @param sequenceHigh the upper 32 bits of the sequence number, unsigned, where it has 64: they do not travel (RFC 4303 §2.2.1)
 */
public record EspSaKeys(boolean isV4, Optional<IpAddress> source, Optional<IpAddress> destination, OptionalLong spi,
        CipherChoice cipher, Secret encryptionKey, IcvCheck check, Secret integrityKey, long sequenceHigh)
        implements
            SecretOwner {
    /** Of an SA whose sequence numbers have no upper half, or one of zero. */
    public EspSaKeys(boolean isV4, Optional<IpAddress> source, Optional<IpAddress> destination, OptionalLong spi,
            CipherChoice cipher, Secret encryptionKey, IcvCheck check, Secret integrityKey) {
        this(isV4, source, destination, spi, cipher, encryptionKey, check, integrityKey, 0);
    }

    /** True when these keys are meant for such a packet. */
    public boolean fit(IpAddress from, IpAddress to, long packetSpi) {
        return from.isV4() == isV4 && source.map(from::equals).orElse(true) && destination.map(to::equals).orElse(true)
                && (spi.isEmpty() || spi.getAsLong() == packetSpi);
    }

    /** True when they name this SPI, whatever they say of addresses, which a NAT may have changed, or MOBIKE since. */
    boolean name(long packetSpi) {
        return spi.isPresent() && spi.getAsLong() == packetSpi;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionKey);
        visitor.accept(integrityKey);
    }
}
