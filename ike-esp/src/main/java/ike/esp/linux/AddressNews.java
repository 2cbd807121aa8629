package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Whether the kernel has told of addresses that came or went (rtnetlink). Confined to one thread. */
public final class AddressNews implements Closeable {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_NONBLOCK_CLOEXEC = 3 | 0x800 | 0x80000;
    private static final int NETLINK_ROUTE = 0;
    /** struct sockaddr_nl: family, padding, port, groups. */
    private static final int SOCKADDR_NL = 12;
    /** RTMGRP_IPV4_IFADDR and RTMGRP_IPV6_IFADDR. */
    private static final int ADDRESSES_OF_BOTH_FAMILIES = 0x10 | 0x100;

    private final int fd;
    private final MemorySegment news = Arena.ofAuto().allocate(8192, 8);

    private AddressNews(int fd) {
        this.fd = fd;
    }

    /** Listens from now on. */
    public static AddressNews open() throws IOException {
        Linux.require("Hearing of changes of addresses");
        int fd = SystemCallException.check(Libc.socket(AF_NETLINK, SOCK_RAW_NONBLOCK_CLOEXEC, NETLINK_ROUTE),
                "open a routing socket");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(SOCKADDR_NL, 4);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            address.set(JAVA_INT, 8, ADDRESSES_OF_BOTH_FAMILIES);
            SystemCallException.check(Libc.bind(fd, address), "be told of changes of addresses");
            return new AddressNews(fd);
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    /** True when something has changed since the last time; when that was more than the kernel keeps (ENOBUFS), as well. */
    public boolean changed() {
        boolean told = false;
        while (Libc.read(fd, news, news.byteSize()) != -Errno.EAGAIN) {
            told = true;
        }
        return told;
    }

    @Override
    public void close() {
        Libc.close(fd);
    }
}
