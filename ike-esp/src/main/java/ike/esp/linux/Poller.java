package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/**
 * Waits until one of a few descriptors can be read, a time has passed, or another thread says {@link #wake}, and tells
 * which can be read. One thread waits and asks.
 */
final class Poller implements Closeable {
    /** struct pollfd: int fd, short events, short revents. */
    private static final long POLLFD = 8;
    private static final short POLLIN = 1;
    private static final int EFD_NONBLOCK = 0x800;
    private static final int EFD_CLOEXEC = 0x80000;

    private final int count;
    private final MemorySegment fds;
    private final int wakeFd;
    private final MemorySegment drained = Arena.ofAuto().allocate(JAVA_LONG);
    private final MemorySegment one = Arena.ofAuto().allocateFrom(JAVA_LONG, 1);
    private int ready;
    private boolean closed;

    Poller(int... descriptors) throws IOException {
        count = descriptors.length + 1;
        fds = Arena.ofAuto().allocate(POLLFD * count, 8);
        wakeFd = SystemCallException.check(Libc.eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "make an eventfd");
        for (int i = 0; i < descriptors.length; i++) {
            watch(i, descriptors[i]);
        }
        watch(descriptors.length, wakeFd);
    }

    /** Returns when something can be read, when woken, or after {@code timeoutNanos}; below zero waits without end. */
    void await(long timeoutNanos) throws IOException {
        int millis = timeoutNanos < 0
                ? -1
                : (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMillis(timeoutNanos + 999_999));
        poll(millis);
        if (isReady(count - 1)) {
            Libc.read(wakeFd, drained, 8);
        }
    }

    /** Looks without waiting; false when none of the descriptors can be read. */
    boolean look() throws IOException {
        poll(0);
        return ready > (isReady(count - 1) ? 1 : 0);
    }

    /** Whether the descriptor of this index could be read, or had an error to tell, at the last look or end of waiting. */
    boolean isReady(int index) {
        return ready > 0 && fds.get(JAVA_SHORT, POLLFD * index + 6) != 0;
    }

    private void poll(int millis) throws IOException {
        ready = Libc.poll(fds, count, millis);
        if (ready != -Errno.EINTR) {
            SystemCallException.check(ready, "poll");
        }
    }

    /** Ends the other thread's waiting, or the next one if it is not waiting now. */
    synchronized void wake() {
        if (!closed) {
            Libc.write(wakeFd, one, 8);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Libc.close(wakeFd);
        }
    }

    private void watch(int index, int fd) {
        fds.set(JAVA_INT, POLLFD * index, fd);
        fds.set(JAVA_SHORT, POLLFD * index + 4, POLLIN);
    }
}
