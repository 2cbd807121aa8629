package ike.esp.packet;

import ike.crypto.packet.PacketOpener;
import ike.wire.esp.EspHeader;
import ike.wire.ip.IpProtocol;

/**
 * Opens an ESP packet and takes the ESP trailer off (RFC 4303 §3.4): replay check, integrity, decryption, replay
 * window, padding, next header, in this order. Confined to one thread.
 */
public final class EspOpener implements PayloadOpener {
    private final PacketOpener opener;
    private final ReplayWindow window;
    private final boolean extended;
    private int nextHeader;

    /**
     * An opener on top of a keyed one, which it owns from now on.
     *
     * @param extended whether sequence numbers have 64 bits, of which packets carry the lower 32
     */
    public EspOpener(PacketOpener opener, ReplayWindow window, boolean extended) {
        this.extended = extended;
        this.opener = opener;
        this.window = window;
    }

    @Override
    public int open(byte[] packet, int offset, int length, byte[] plain, int plainOffset) {
        if (length < EspHeader.LENGTH) {
            return Drop.TOO_SHORT.code();
        }
        long sequence = EspHeader.sequence(packet, offset);
        if (extended) {
            sequence = window.infer(sequence);
        }
        if (!window.accepts(sequence)) {
            return Drop.REPLAYED.code();
        }
        int plainLength = opener.open(packet, offset, length, plain, plainOffset,
                (int) (sequence >>> 32));
        if (plainLength < 0) {
            return plainLength;
        }
        window.mark(sequence);
        return withoutTrailer(plain, plainOffset, plainLength);
    }

    @Override
    public int nextHeader() {
        return nextHeader;
    }

    @Override
    public void close() {
        opener.close();
    }

    private int withoutTrailer(byte[] plain, int offset, int length) {
        int end = offset + length;
        nextHeader = plain[end - 1] & 0xff;
        int pad = plain[end - 2] & 0xff;
        int payload = length - EspHeader.TRAILER_LENGTH - pad;
        if (nextHeader == IpProtocol.NO_NEXT_HEADER) {
            return Drop.DUMMY.code();
        }
        if (payload < 0) {
            return Drop.BAD_PADDING.code();
        }
        for (int i = 1; i <= pad; i++) {
            if (plain[offset + payload + i - 1] != (byte) i) {
                return Drop.BAD_PADDING.code();
            }
        }
        return payload;
    }
}
