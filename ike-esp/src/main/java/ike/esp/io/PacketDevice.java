package ike.esp.io;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the packets of the protected side come from and go to: whole IP packets, one a call, though a device may take and
 * give many at once behind that. One thread reads and waits, one thread writes, any thread may wake.
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

    /**
     * Hands a packet over; it may be held back until {@link #flush}, so that many go together. The octets may be changed
     * after the call.
     *
     * @return how many hand-overs, held back ones included, the device refused meanwhile
     */
    int write(byte[] frame, int offset, int length);

    /**
     * Hands over one packet at once, which answers one that was read: to be called by the thread that reads. It stands in the array
     * from index 0. False when the device refused it.
     */
    boolean answer(byte[] packet, int length);

    /** Lets everything go that was held back; how many hand-overs the device refused. */
    int flush();

    /** Returns when a packet may wait, after {@link #wake}, or after {@code timeoutNanos}; below zero waits without end. */
    void await(long timeoutNanos) throws IOException;

    /** Ends the other thread's {@link #await}, or its next one. */
    void wake();

    @Override
    void close();
}
