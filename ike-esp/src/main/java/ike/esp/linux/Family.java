package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import ike.esp.io.Datagram;
import ike.esp.packet.AddressBits;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The two families of addresses and how Linux writes them: struct sockaddr_in and sockaddr_in6, and the control message
 * (a header of 16 octets, then in_pktinfo or in6_pktinfo) that carries the local address of a datagram.
 */
enum Family {
    /** IPv4. */
    INET(2, 16, 16 + 12) {
        @Override
        void askForLocalAddress(int fd) throws IOException {
            option(fd, IPPROTO_IP, IP_PKTINFO, "IP_PKTINFO");
            option(fd, IPPROTO_IP, IP_RECVTOS, "IP_RECVTOS");
        }

        @Override
        void writeHeaders(int fd) throws IOException {
            option(fd, IPPROTO_IP, IP_HDRINCL, "IP_HDRINCL");
        }

        @Override
        void writeAddress(MemorySegment into, long at, AddressBits address, int port) {
            into.set(JAVA_SHORT, at, (short) code);
            into.set(PORT, at + 2, (short) port);
            into.set(NET_INT, at + 4, (int) address.low());
        }

        @Override
        AddressBits readAddress(MemorySegment from) {
            return new AddressBits(true, 0, Integer.toUnsignedLong(from.get(NET_INT, 4)));
        }

        @Override
        boolean isLocal(int level, int type) {
            return level == IPPROTO_IP && type == IP_PKTINFO;
        }

        @Override
        boolean isTrafficClass(int level, int type) {
            return level == IPPROTO_IP && type == IP_TOS;
        }

        @Override
        int writeTrafficClass(MemorySegment into, long at, int octet) {
            return Controls.writeInt(into, at, IPPROTO_IP, IP_TOS, octet);
        }

        @Override
        void readRemote(MemorySegment from, long at, Datagram into) {
            into.remote(0, Integer.toUnsignedLong(from.get(NET_INT, at + 4)), from.get(PORT, at + 2) & 0xffff);
        }

        @Override
        void writeLocal(MemorySegment into, long at, AddressBits local) {
            Controls.header(into, at, controlSize, IPPROTO_IP, IP_PKTINFO);
            into.set(JAVA_INT, at + 16, 0);
            into.set(NET_INT, at + 20, (int) local.low());
            into.set(JAVA_INT, at + 24, 0);
        }

        @Override
        void readLocal(MemorySegment from, long at, Datagram into, int port) {
            into.local(0, Integer.toUnsignedLong(from.get(NET_INT, at + 20)), port);
        }
    },
    /** IPv6. */
    INET6(10, 28, 16 + 20) {
        @Override
        void askForLocalAddress(int fd) throws IOException {
            option(fd, IPPROTO_IPV6, IPV6_RECVPKTINFO, "IPV6_RECVPKTINFO");
            option(fd, IPPROTO_IPV6, IPV6_RECVTCLASS, "IPV6_RECVTCLASS");
        }

        @Override
        void writeHeaders(int fd) {
            // The system's header has nothing that AH protects and we do not know.
        }

        @Override
        void writeAddress(MemorySegment into, long at, AddressBits address, int port) {
            into.set(JAVA_SHORT, at, (short) code);
            into.set(PORT, at + 2, (short) port);
            into.set(JAVA_INT, at + 4, 0);
            into.set(NET_LONG, at + 8, address.high());
            into.set(NET_LONG, at + 16, address.low());
            into.set(JAVA_INT, at + 24, 0);
        }

        @Override
        AddressBits readAddress(MemorySegment from) {
            return new AddressBits(false, from.get(NET_LONG, 8), from.get(NET_LONG, 16));
        }

        @Override
        boolean isLocal(int level, int type) {
            return level == IPPROTO_IPV6 && type == IPV6_PKTINFO;
        }

        @Override
        boolean isTrafficClass(int level, int type) {
            return level == IPPROTO_IPV6 && type == IPV6_TCLASS;
        }

        @Override
        int writeTrafficClass(MemorySegment into, long at, int octet) {
            return Controls.writeInt(into, at, IPPROTO_IPV6, IPV6_TCLASS, octet);
        }

        @Override
        void readRemote(MemorySegment from, long at, Datagram into) {
            into.remote(from.get(NET_LONG, at + 8), from.get(NET_LONG, at + 16), from.get(PORT, at + 2) & 0xffff);
        }

        @Override
        void writeLocal(MemorySegment into, long at, AddressBits local) {
            Controls.header(into, at, controlSize, IPPROTO_IPV6, IPV6_PKTINFO);
            into.set(NET_LONG, at + 16, local.high());
            into.set(NET_LONG, at + 24, local.low());
            into.set(JAVA_INT, at + 32, 0);
        }

        @Override
        void readLocal(MemorySegment from, long at, Datagram into, int port) {
            into.local(from.get(NET_LONG, at + 16), from.get(NET_LONG, at + 24), port);
        }
    };

    private static final ValueLayout.OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt NET_INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong NET_LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int IPPROTO_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IP_HDRINCL = 3;
    private static final int IP_PKTINFO = 8;
    private static final int IP_RECVTOS = 13;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_V6ONLY = 26;
    private static final int IP_MTU = 14;
    private static final int IPV6_MTU = 24;
    private static final int IPV6_RECVPKTINFO = 49;
    private static final int IPV6_PKTINFO = 50;
    private static final int IPV6_RECVTCLASS = 66;
    private static final int IPV6_TCLASS = 67;

    /** AF_INET or AF_INET6. */
    final int code;
    /** The size of the address structure in octets. */
    final int addressSize;
    /** The size of the control message without padding. */
    final int controlSize;

    Family(int code, int addressSize, int controlSize) {
        this.code = code;
        this.addressSize = addressSize;
        this.controlSize = controlSize;
    }

    /** The family of an address. */
    static Family of(boolean v4) {
        return v4 ? INET : INET6;
    }

    /** Makes a UDP socket of IPv6 leave IPv4 to the other one; a raw socket does so by itself. */
    static void keepApart(int fd, Family family) throws IOException {
        if (family == INET6) {
            option(fd, IPPROTO_IPV6, IPV6_V6ONLY, "IPV6_V6ONLY");
        }
    }

    /** Makes the socket tell local address and traffic class of each datagram. */
    abstract void askForLocalAddress(int fd) throws IOException;

    /** Makes a raw socket take packets with their header where the system would choose what AH protects: IPv4's identification. */
    abstract void writeHeaders(int fd) throws IOException;

    /** Writes an address structure. */
    abstract void writeAddress(MemorySegment into, long at, AddressBits address, int port);

    /** Reads the address of an address structure. */
    abstract AddressBits readAddress(MemorySegment from);

    /** Reads an address structure as a datagram's sender. */
    abstract void readRemote(MemorySegment from, long at, Datagram into);

    /** Writes the control message that makes a datagram leave from an address. */
    abstract void writeLocal(MemorySegment into, long at, AddressBits local);

    /** True for the control message that tells to which address a datagram came. */
    abstract boolean isLocal(int level, int type);

    /** True for the control message that tells a datagram's traffic class. */
    abstract boolean isTrafficClass(int level, int type);

    /** Writes the control message that sets it; how much room that takes. */
    abstract int writeTrafficClass(MemorySegment into, long at, int octet);

    /** Reads the control message that tells to which address a datagram came. */
    abstract void readLocal(MemorySegment from, long at, Datagram into, int port);

    /** Reads the port of an address structure. */
    static int readPort(MemorySegment from) {
        return from.get(PORT, 2) & 0xffff;
    }

    /** The control message with padding. */
    int controlSpace() {
        return Controls.space(controlSize);
    }

    /** The path MTU that the kernel knows to where the socket is connected, or {@code -errno}. */
    static int pathMtu(int fd, Family family) {
        return family == INET
                ? Libc.getsockopt(fd, IPPROTO_IP, IP_MTU)
                : Libc.getsockopt(fd, IPPROTO_IPV6, IPV6_MTU);
    }

    static void option(int fd, int level, int option, String name) throws IOException {
        SystemCallException.check(Libc.setsockopt(fd, level, option, 1), "set " + name);
    }
}
