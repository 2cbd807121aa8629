package ike.benchmarks.esp;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.EspSa;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.SaId;
import ike.engine.TransportAddress;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;

/** What ESP packets are protected with. */
public enum EspSuite {
    /** ENCR_AES_GCM_16 (RFC 4106), key of 128 bits. */
    AES_128_GCM(EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.NONE),
    /** ENCR_AES_GCM_16 (RFC 4106), key of 256 bits. */
    AES_256_GCM(EncryptionId.ENCR_AES_GCM_16, 256, IntegrityId.NONE),
    /** ENCR_AES_CBC (RFC 3602), key of 128 bits, with AUTH_HMAC_SHA2_256_128 (RFC 4868). */
    AES_128_CBC_SHA2_256(EncryptionId.ENCR_AES_CBC, 128, IntegrityId.AUTH_HMAC_SHA2_256_128),
    /** ENCR_AES_CBC (RFC 3602), key of 256 bits, with AUTH_HMAC_SHA2_256_128 (RFC 4868). */
    AES_256_CBC_SHA2_256(EncryptionId.ENCR_AES_CBC, 256, IntegrityId.AUTH_HMAC_SHA2_256_128);

    private static final int SALT_LENGTH = 4;

    private final EncryptionId encryption;
    private final int keyBits;
    private final IntegrityId integrity;

    EspSuite(EncryptionId encryption, int keyBits, IntegrityId integrity) {
        this.encryption = encryption;
        this.keyBits = keyBits;
        this.integrity = integrity;
    }

    /** True for AES-GCM, which does encryption and integrity in one. */
    boolean isCombined() {
        return integrity == IntegrityId.NONE;
    }

    /** Octets of the cipher's key, without salt. */
    int keyLength() {
        return keyBits / 8;
    }

    /**
     * One half of an SA between two networks. Whoever has the SPI and the suite has the keys, so that both ends agree.
     *
     * @param replayWindow 0 lets the same packet be opened again and again
     */
    EspSa sa(SaId id, int spi, ImmutableList<AddressRange> local, ImmutableList<AddressRange> remote,
            int replayWindow) {
        Path path = new Path(Path.Transport.UDP_ENCAPSULATED, new TransportAddress(IpAddress.of("192.0.2.1"), 4500),
                new TransportAddress(IpAddress.of("198.51.100.1"), 4500));
        return new EspSa(id, spi, encryption, keyBits, integrity,
                key(spi, keyLength() + (isCombined() ? SALT_LENGTH : 0)), key(~spi, isCombined() ? 0 : 32),
                IpsecMode.TUNNEL, local, remote, path, replayWindow);
    }

    private static Secret key(int seed, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) (seed * 31 + i * 7);
        }
        return Secret.owning(octets);
    }
}
