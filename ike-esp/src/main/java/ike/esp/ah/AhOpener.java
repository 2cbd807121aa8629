package ike.esp.ah;

import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.esp.packet.Drop;
import ike.esp.packet.PayloadOpener;
import ike.esp.packet.ReplayWindow;
import ike.wire.BigEndian;

/**
 * Judges IP packets with AH and takes what is behind it out (RFC 4302 §3.4): no fragment, replay check, integrity, replay window,
 * in this order. Confined to one thread.
 */
public final class AhOpener implements PayloadOpener {
    private final AhCheck check;
    private final ReplayWindow window;
    private final boolean extended;
    private int nextHeader;

    /**
     * An opener with a key, which is lent.
     *
     * @param extended whether sequence numbers have 64 bits, of which packets carry the lower 32
     */
    public AhOpener(Integrity integrity, Secret key, ReplayWindow window, boolean extended) {
        check = new AhCheck(integrity, key, extended);
        this.window = window;
        this.extended = extended;
    }

    @Override
    public int open(byte[] packet, int offset, int length, byte[] plain, int plainOffset) {
        int ah = AhPacket.find(packet, offset, length);
        if (ah < 0) {
            return ah;
        }
        int field = AhPacket.icvField(packet, ah);
        int payload = ah + AhPacket.FIXED_LENGTH + field;
        if (field < check.length() || payload > offset + length) {
            return Drop.TOO_SHORT.code();
        }
        // Some senders align to 64 bits under IPv4 too.
        if (field != AhPacket.icvField(check.length(), AhPacket.isV4(packet, offset))
                && field != AhPacket.icvField(check.length(), false)) {
            return Drop.MISALIGNED.code();
        }
        long sequence = AhPacket.sequence(packet, ah);
        if (extended) {
            sequence = window.infer(sequence);
        }
        if (!window.accepts(sequence)) {
            return Drop.REPLAYED.code();
        }
        int verdict = check.verify(packet, offset, ah, offset + length, (int) (sequence >>> 32));
        if (verdict < 0) {
            return verdict;
        }
        window.mark(sequence);
        nextHeader = BigEndian.u8(packet, ah);
        System.arraycopy(packet, payload, plain, plainOffset, offset + length - payload);
        return offset + length - payload;
    }

    @Override
    public int nextHeader() {
        return nextHeader;
    }

    @Override
    public void close() {
        check.close();
    }
}
