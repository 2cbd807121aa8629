package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.ip.IpAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What protects one direction of ESP: a line of {@code esp_sa}.
 *
 * @param family of addresses the packets travel in
 * @param source whose packets these are; absent for everybody's
 * @param spi 32 bits, unsigned; absent for all
 * @param encryptionKey keying material with the salt, if the algorithm has one, as the last octets
 * @param sequenceHigh the upper 32 bits of the sequence number, unsigned, where it has 64: they do not travel (RFC 4303 §2.2.1)
 */
public record EspSaKeys(Family family, Optional<IpAddress> source, Optional<IpAddress> destination, OptionalLong spi,
        CipherChoice cipher, Secret encryptionKey, IcvCheck check, Secret integrityKey, long sequenceHigh)
        implements
            SecretOwner {
    /** The first column of the table, in Wireshark's words. */
    public enum Family {
        /** Packets of IPv4. */
        IPV4("IPv4"),
        /** Packets of IPv6. */
        IPV6("IPv6"),
        /** Packets of either. */
        ANY("Any");

        private final String word;

        Family(String word) {
            this.word = word;
        }

        /** The family of an address. */
        public static Family of(IpAddress address) {
            return address.isV4() ? IPV4 : IPV6;
        }

        static Optional<Family> find(String word) {
            return Arrays.stream(values()).filter(family -> family.word.equals(word)).findFirst();
        }

        boolean has(IpAddress address) {
            return this == ANY || this == of(address);
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Of an SA whose sequence numbers have no upper half, or one of zero. */
    public EspSaKeys(Family family, Optional<IpAddress> source, Optional<IpAddress> destination, OptionalLong spi,
            CipherChoice cipher, Secret encryptionKey, IcvCheck check, Secret integrityKey) {
        this(family, source, destination, spi, cipher, encryptionKey, check, integrityKey, 0);
    }

    /** True when these keys are meant for such a packet. */
    public boolean fit(IpAddress from, IpAddress to, long packetSpi) {
        return family.has(from) && source.map(from::equals).orElse(true) && destination.map(to::equals).orElse(true)
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
