package ike.crypto.packet;

import ike.crypto.Direction;
import ike.crypto.Encryption;
import ike.crypto.Secret;

/** Combined-mode encryption, inbound (RFC 4303 §3.4.4.2). */
final class AeadOpener implements PacketOpener {
    private final AssociatedData associated;
    private final Encryption.Run cipher;
    private final int ivLength;
    private final int alignment;
    private final int overhead;

    AeadOpener(PacketTransform transform, boolean extended, Secret key) {
        associated = new AssociatedData(extended);
        cipher = transform.encryption().keyed(key, Direction.OPEN);
        ivLength = transform.ivLength();
        alignment = transform.alignment();
        overhead = transform.overhead();
    }

    @Override
    public int open(byte[] packet, int packetOffset, int packetLength, byte[] plain, int plainOffset,
            int sequenceHigh) {
        int plainLength = packetLength - overhead;
        if (plainLength < alignment) {
            return PacketDrop.TOO_SHORT;
        }
        if (plainLength % alignment != 0) {
            return PacketDrop.MISALIGNED;
        }
        int ivOffset = packetOffset + PacketTransform.HEADER_LENGTH;
        byte[] aad = associated.of(packet, packetOffset, sequenceHigh);
        int opened = cipher.run(packet, ivOffset, aad, associated.offset(packetOffset), associated.length(), packet,
                ivOffset + ivLength,
                packetLength - PacketTransform.HEADER_LENGTH - ivLength, plain, plainOffset);
        return opened == Encryption.Run.FORGED ? PacketDrop.FORGED : opened;
    }

    @Override
    public void close() {
        cipher.close();
    }
}
