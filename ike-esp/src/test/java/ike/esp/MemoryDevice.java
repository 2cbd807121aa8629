package ike.esp;

import ike.esp.io.PacketDevice;
import ike.wire.Bytes;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A packet device whose other side is the test. */
final class MemoryDevice implements PacketDevice {
    private final Queue<Bytes> toRead = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Bytes> written = new LinkedBlockingQueue<>();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean broken;

    /** The test sends a packet into the device. */
    void send(Bytes packet) {
        toRead.add(packet);
        news.release();
    }

    /** The next packet that the datapath delivered, which must come soon. */
    Bytes delivered() throws InterruptedException {
        Bytes packet = written.poll(10, TimeUnit.SECONDS);
        if (packet == null) {
            throw new AssertionError("nothing was delivered");
        }
        return packet;
    }

    /** True when nothing was delivered that the test has not taken. */
    boolean isQuiet() {
        return written.isEmpty();
    }

    /** Makes the next read fail. */
    void breakDown() {
        broken = true;
        news.release();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int read(byte[] frame, int offset) throws IOException {
        if (broken) {
            throw new IOException("cannot read from memory: it is gone");
        }
        Bytes packet = toRead.poll();
        if (packet == null) {
            return 0;
        }
        packet.copyTo(frame, offset);
        return packet.length();
    }

    @Override
    public int write(byte[] frame, int offset, int length) {
        written.add(Bytes.copyOf(frame, offset, length));
        return 0;
    }

    @Override
    public boolean answer(byte[] packet, int length) {
        return written.add(Bytes.copyOf(packet, 0, length));
    }

    @Override
    public int flush() {
        return 0;
    }

    @Override
    public void await(long timeoutNanos) throws IOException {
        try {
            if (timeoutNanos < 0) {
                news.acquire();
            } else {
                var _ = news.tryAcquire(timeoutNanos, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void wake() {
        news.release();
    }

    @Override
    public void close() {
        closed = true;
    }
}
