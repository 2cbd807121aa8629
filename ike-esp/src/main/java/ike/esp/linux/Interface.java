package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * A network interface, by name and index.
 *
 * @param index the kernel's number for it, above 0
 */
record Interface(String name, int index) {
    /** IFNAMSIZ, the closing zero included; struct ifreq begins with it. */
    static final int NAME_SIZE = 16;
    private static final int IFREQ_SIZE = 40;

    private static final long SIOCGIFFLAGS = 0x8913;
    private static final long SIOCSIFFLAGS = 0x8914;
    private static final long SIOCSIFMTU = 0x8922;
    private static final long SIOCGIFINDEX = 0x8933;
    private static final short IFF_UP = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM = 2;

    /** The interface of this name. */
    static Interface named(String name) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name);
            control(SIOCGIFINDEX, request, "find the interface " + name);
            return new Interface(name, request.get(JAVA_INT, NAME_SIZE));
        }
    }

    /** A struct ifreq that names the interface and is zero otherwise. */
    static MemorySegment request(Arena arena, String name) throws IOException {
        byte[] octets = name.getBytes(StandardCharsets.US_ASCII);
        if (octets.length == 0 || octets.length >= NAME_SIZE) {
            throw new IOException("an interface name has 1 to 15 characters, not " + octets.length + ": " + name);
        }
        MemorySegment request = arena.allocate(IFREQ_SIZE, 8);
        MemorySegment.copy(octets, 0, request, JAVA_BYTE, 0, octets.length);
        return request;
    }

    /** Sets the largest packet in octets. */
    void setMtu(int mtu) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name);
            request.set(JAVA_INT, NAME_SIZE, mtu);
            control(SIOCSIFMTU, request, "set the MTU of " + name + " to " + mtu);
        }
    }

    /** Brings it up. */
    void setUp() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name);
            control(SIOCGIFFLAGS, request, "read the flags of " + name);
            request.set(JAVA_SHORT, NAME_SIZE, (short) (request.get(JAVA_SHORT, NAME_SIZE) | IFF_UP));
            control(SIOCSIFFLAGS, request, "bring " + name + " up");
        }
    }

    private static void control(long code, MemorySegment request, String attempt) throws IOException {
        int fd = SystemCallException.check(Libc.socket(AF_INET, SOCK_DGRAM, 0), "open a socket");
        try {
            SystemCallException.check(Libc.ioctl(fd, code, request), attempt, "CAP_NET_ADMIN");
        } finally {
            Libc.close(fd);
        }
    }
}
