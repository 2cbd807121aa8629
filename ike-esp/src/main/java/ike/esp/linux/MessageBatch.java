package ike.esp.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The native arrays behind recvmmsg and sendmmsg: for each message a struct mmsghdr, a struct iovec with one buffer,
 * room for an address and room for the control messages that {@link Controls} knows.
 */
final class MessageBatch {
    private static final long HEADER = 64;
    private static final long IOVEC = 16;
    private static final long NAME = 32;
    static final long CONTROL = 96;
    private static final long CONTROL_LENGTH = 40;

    private final MemorySegment headers;
    private final MemorySegment iovecs;
    private final MemorySegment names;
    private final MemorySegment controls;
    private final MemorySegment data;

    MessageBatch(int count, long dataSize) {
        Arena arena = Arena.ofAuto();
        headers = arena.allocate(HEADER * count, 64);
        iovecs = arena.allocate(IOVEC * count, 64);
        names = arena.allocate(NAME * count, 64);
        controls = arena.allocate(CONTROL * count, 64);
        data = arena.allocate(dataSize, 64);
        for (int i = 0; i < count; i++) {
            headers.set(ADDRESS, HEADER * i, names.asSlice(NAME * i, NAME));
            headers.set(ADDRESS, HEADER * i + 16, iovecs.asSlice(IOVEC * i, IOVEC));
            headers.set(JAVA_LONG, HEADER * i + 24, 1);
            headers.set(ADDRESS, HEADER * i + 32, controls.asSlice(CONTROL * i, CONTROL));
        }
    }

    MemorySegment names() {
        return names;
    }

    MemorySegment controls() {
        return controls;
    }

    MemorySegment data() {
        return data;
    }

    long nameAt(int index) {
        return NAME * index;
    }

    long controlAt(int index) {
        return CONTROL * index;
    }

    /** The headers from one message on. */
    MemorySegment headersFrom(int index) {
        return index == 0 ? headers : headers.asSlice(HEADER * index);
    }

    /** Points a message to its part of {@link #data}. */
    void buffer(int index, long offset, long length) {
        iovecs.set(JAVA_LONG, IOVEC * index, data.address() + offset);
        iovecs.set(JAVA_LONG, IOVEC * index + 8, length);
    }

    /** Says how much of its address and control room a message uses, or offers to the kernel. */
    void sizes(int index, int nameLength, int controlLength) {
        headers.set(JAVA_INT, HEADER * index + 8, nameLength);
        headers.set(JAVA_LONG, HEADER * index + CONTROL_LENGTH, controlLength);
    }

    /** How many octets of control messages the kernel wrote. */
    long receivedControls(int index) {
        return headers.get(JAVA_LONG, HEADER * index + CONTROL_LENGTH);
    }

    /** How many octets of a message the kernel received. */
    int received(int index) {
        return headers.get(JAVA_INT, HEADER * index + 56);
    }
}
