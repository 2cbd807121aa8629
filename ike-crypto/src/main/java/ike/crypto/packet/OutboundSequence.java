package ike.crypto.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** SPI and sequence number of an outbound SA: writes the ESP header and lets no sequence number pass twice. */
final class OutboundSequence {
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long LAST_SHORT = 0xffff_ffffL;

    private final int spi;
    private final long limit;
    private final boolean extended;
    private long last;

    OutboundSequence(int spi, boolean extended) {
        this.spi = spi;
        this.extended = extended;
        limit = extended ? Long.MAX_VALUE : LAST_SHORT;
    }

    /** Whether the high half of sequence numbers enters the integrity check. */
    boolean extended() {
        return extended;
    }

    /**
     * Takes the number, unless it or a later one was taken before: then every nonce made of it would be a repetition.
     */
    boolean take(long sequence) {
        if (sequence <= last || sequence > limit) {
            return false;
        }
        last = sequence;
        return true;
    }

    void writeHeader(byte[] packet, int offset, long sequence) {
        INT.set(packet, offset, spi);
        INT.set(packet, offset + 4, (int) sequence);
    }
}
