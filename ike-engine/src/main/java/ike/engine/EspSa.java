package ike.engine;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector;
import java.util.function.Consumer;

/**
 * One half of a Child SA as the datapath needs it (RFC 4301 §4.4.2.1).
 *
 * @param spi the SPI in the packets: ours for the inbound half, the peer's for the outbound half
 * @param keyBits the encryption key's length in bits, without salt
 * @param encryptionKey the keying material of the cipher, salt last where it has one
 * @param integrityKey empty for an AEAD
 * @param local the selectors of our side, {@code remote} those of the peer's
 * @param mode in transport mode each side's selectors are all of one address, that of the path or, behind a NAT, what stands
 *        for it
 * @param path where the peer is; the transport says whether ESP is encapsulated in UDP
 * @param options replay window, width of sequence numbers, limits, padding
 */
public record EspSa(SaId id, int spi, EncryptionId encryption, int keyBits, IntegrityId integrity, Secret encryptionKey,
        Secret integrityKey, IpsecMode mode,
        ImmutableList<TrafficSelector.AddressRange> local, ImmutableList<TrafficSelector.AddressRange> remote,
        Path path, EspOptions options) implements SecretOwner {
    /** The same with nothing special but a replay window of so many packets. */
    public EspSa(SaId id, int spi, EncryptionId encryption, int keyBits, IntegrityId integrity, Secret encryptionKey,
            Secret integrityKey, IpsecMode mode, ImmutableList<TrafficSelector.AddressRange> local,
            ImmutableList<TrafficSelector.AddressRange> remote, Path path, int replayWindow) {
        this(id, spi, encryption, keyBits, integrity, encryptionKey, integrityKey, mode, local, remote, path,
                EspOptions.of(replayWindow));
    }

    /** The same with other options; the keys are shared. */
    public EspSa with(EspOptions newOptions) {
        return new EspSa(id, spi, encryption, keyBits, integrity, encryptionKey, integrityKey, mode, local, remote,
                path,
                newOptions);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(encryptionKey);
        visitor.accept(integrityKey);
    }

    /** The same, with the same keys, for a peer at another place. */
    public EspSa at(Path newPath) {
        return new EspSa(id, spi, encryption, keyBits, integrity, encryptionKey, integrityKey, mode, local, remote,
                newPath, options);
    }

    /** True for an SA of AH (RFC 4302): it has no encryption. */
    public boolean isAh() {
        return options.protocol() == IpsecProtocol.AH;
    }

    /** The SPI as eight hexadecimal digits. */
    public String spiText() {
        return String.format("%08x", spi);
    }
}
