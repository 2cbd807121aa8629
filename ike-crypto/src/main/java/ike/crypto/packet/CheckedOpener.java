package ike.crypto.packet;

import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Integrity;
import ike.crypto.Secret;

/** Encryption with a separate integrity check, inbound: checks, then decrypts (RFC 4303 §3.4.4.1). */
final class CheckedOpener implements PacketOpener {
    private final PacketTransform transform;
    private final Encryption.Run cipher;
    private final PacketCheck check;

    CheckedOpener(PacketTransform transform, boolean extended, Secret key, Integrity.Run check) {
        this.transform = transform;
        cipher = transform.encryption().keyed(key, Direction.OPEN);
        this.check = new PacketCheck(check, transform.icvLength(), extended);
    }

    @Override
    public int open(byte[] packet, int packetOffset, int packetLength, byte[] plain, int plainOffset,
            int sequenceHigh) {
        int plainLength = packetLength - transform.overhead();
        if (plainLength < transform.alignment()) {
            return PacketDrop.TOO_SHORT;
        }
        if (plainLength % transform.alignment() != 0) {
            return PacketDrop.MISALIGNED;
        }
        if (!check.verified(packet, packetOffset, packetLength - transform.icvLength(), sequenceHigh)) {
            return PacketDrop.FORGED;
        }
        int ivOffset = packetOffset + PacketTransform.HEADER_LENGTH;
        return cipher.run(packet, ivOffset, packet, 0, 0, packet, ivOffset + transform.ivLength(), plainLength, plain,
                plainOffset);
    }

    @Override
    public void close() {
        cipher.close();
        check.close();
    }
}
