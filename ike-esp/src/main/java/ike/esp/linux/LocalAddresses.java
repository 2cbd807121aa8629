package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of this machine from which others can be reached. Reading them takes far longer than setting up an SA, so they are
 * read again only when the kernel has told of a change (rtnetlink). Confined to one thread.
 */
final class LocalAddresses {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW_NONBLOCK_CLOEXEC = 3 | 0x800 | 0x80000;
    private static final int NETLINK_ROUTE = 0;
    /** struct sockaddr_nl: family, padding, port, groups. */
    private static final int SOCKADDR_NL = 12;
    /** RTMGRP_IPV4_IFADDR and RTMGRP_IPV6_IFADDR. */
    private static final int ADDRESSES_OF_BOTH_FAMILIES = 0x10 | 0x100;

    private final int fd;
    private final MemorySegment news = Arena.ofAuto().allocate(8192, 8);
    private @Nullable ImmutableList<IpAddress> known;

    LocalAddresses() throws IOException {
        fd = SystemCallException.check(Libc.socket(AF_NETLINK, SOCK_RAW_NONBLOCK_CLOEXEC, NETLINK_ROUTE),
                "open a routing socket");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(SOCKADDR_NL, 4);
            address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
            address.set(JAVA_INT, 8, ADDRESSES_OF_BOTH_FAMILIES);
            SystemCallException.check(Libc.bind(fd, address), "be told of changes of addresses");
        } catch (IOException e) {
            Libc.close(fd);
            throw e;
        }
    }

    /** Those of both families; neither of the loopback network nor link-local ones. */
    ImmutableList<IpAddress> all() throws IOException {
        ImmutableList<IpAddress> addresses = changed() ? null : known;
        if (addresses == null) {
            addresses = read();
            known = addresses;
        }
        return addresses;
    }

    void close() {
        Libc.close(fd);
    }

    /** Takes all that the kernel has told; when that was more than it keeps (ENOBUFS), something has changed as well. */
    private boolean changed() {
        boolean told = false;
        while (Libc.read(fd, news, news.byteSize()) != -Errno.EAGAIN) {
            told = true;
        }
        return told;
    }

    private static ImmutableList<IpAddress> read() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            found.addAll(Collections.list(network.getInetAddresses()));
        }
        return found.stream().filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress()).map(IpAddress::of)
                .collect(ImmutableList.toImmutableList());
    }
}
