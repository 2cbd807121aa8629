package ike.esp.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the packets of the protected side come from and go to: whole IP packets, one a call. One thread reads and
 * waits, one thread writes, any thread may wake.
 */
public interface PacketDevice extends Closeable {
    /** The name that the system knows it by. */
    String name();

    /**
     * The next packet that waits, written into {@code frame} from {@code offset}.
     *
     * @return its length in octets, or 0 when none waits
     * @throws IOException when the device is gone
     */
    int read(byte[] frame, int offset) throws IOException;

    /** Hands a packet over; false when the device did not take it. */
    boolean write(byte[] frame, int offset, int length);

    /** Returns when a packet may wait, or after {@link #wake}. */
    void await() throws IOException;

    /** Ends the other thread's {@link #await}, or its next one. */
    void wake();

    @Override
    void close();
}
