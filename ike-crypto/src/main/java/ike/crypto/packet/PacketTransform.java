package ike.crypto.packet;

import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Optional;

/**
 * How the packets of an ESP SA are protected, and the lengths that follow from it.
 *
 * <pre>
 * PacketTransform transform = PacketTransform.of (ENCR_AES_GCM_16, 128, NONE).orElseThrow ();
 * PacketSealer sealer = transform.sealer (spi, false, encryptionKey, integrityKey);
 * int length = sealer.seal (plain, 0, plainLength, packet, 0, sequence);         // a length, or a PacketDrop
 * </pre>
 *
 * Keys are lent: sealers and openers keep copies and wipe them when they are closed.
 *
 * @param integrity absent exactly when the encryption is combined-mode
 */
public record PacketTransform(Encryption encryption, Optional<Integrity> integrity) {
    /** Octets of SPI and sequence number. */
    public static final int HEADER_LENGTH = 8;
    /** Pad length and next header end on a boundary of this many octets whatever the cipher (RFC 4303 §2.4). */
    private static final int ESP_ALIGNMENT = 4;

    public PacketTransform {
        if (!fit(encryption, integrity)) {
            throw new IllegalArgumentException("no packets with " + encryption.id() + " and " + integrity);
        }
    }

    /** The transform of negotiated algorithms; empty when one of them is not here or they do not go together. */
    public static Optional<PacketTransform> of(EncryptionId encryption, int keyBits, IntegrityId integrity) {
        Optional<Integrity> check = Algorithms.integrity(integrity);
        return Algorithms.encryptions().stream().filter(e -> e.id() == encryption && e.keyBits() == keyBits).findFirst()
                .filter(e -> fit(e, check) && check.isPresent() == (integrity != IntegrityId.NONE))
                .map(e -> new PacketTransform(e, check));
    }

    private static boolean fit(Encryption encryption, Optional<Integrity> integrity) {
        return encryption.aead() == integrity.isEmpty();
    }

    /** The plaintext's length must be a multiple of this many octets. */
    public int alignment() {
        return Math.max(ESP_ALIGNMENT, encryption.blockLength());
    }

    /** Octets of the initialization vector. */
    public int ivLength() {
        return encryption.ivLength();
    }

    /** Octets of the integrity check value. */
    public int icvLength() {
        return encryption.icvLength() + integrity.map(Integrity::icvLength).orElse(0);
    }

    /** Octets that a packet has more than its plaintext: header, initialization vector, integrity check value. */
    public int overhead() {
        return HEADER_LENGTH + ivLength() + icvLength();
    }

    /**
     * A sealer for a new SA.
     *
     * @param extended whether sequence numbers have 64 bits
     * @param encryptionKey the keying material of the cipher, salt last where it has one
     * @param integrityKey empty with combined-mode encryption
     */
    public PacketSealer sealer(int spi, boolean extended, Secret encryptionKey, Secret integrityKey) {
        return integrity.<PacketSealer>map(
                check -> new CheckedSealer(this, new OutboundSequence(spi, extended), encryptionKey,
                        check.keyed(integrityKey)))
                .orElseGet(() -> new AeadSealer(this, new OutboundSequence(spi, extended), encryptionKey));
    }

    /** An opener for a new SA; the parameters are those of {@link #sealer}. */
    public PacketOpener opener(boolean extended, Secret encryptionKey, Secret integrityKey) {
        return integrity.<PacketOpener>map(
                check -> new CheckedOpener(this, extended, encryptionKey, check.keyed(integrityKey)))
                .orElseGet(() -> new AeadOpener(this, extended, encryptionKey));
    }
}
