package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import ike.esp.packet.Prefix;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The kernel's interface for routes and routing rules (rtnetlink): one request, one answer. What the {@code ip} command
 * does, without needing it. Results are in the kernel's convention, {@code -errno} or zero.
 */
final class RouteSocket {
    private static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int NETLINK_ROUTE = 0;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_GET_STRICT_CHK = 12;
    /** Octets of a struct rtmsg behind its first. */
    private static final int REST_OF_RTMSG = 11;

    private static final short RTM_NEWADDR = 20;
    private static final short RTM_DELADDR = 21;
    private static final short RTM_NEWROUTE = 24;
    private static final short RTM_DELROUTE = 25;
    private static final short RTM_GETROUTE = 26;
    private static final short RTM_NEWRULE = 32;
    private static final short RTM_DELRULE = 33;
    private static final short NLMSG_ERROR = 2;
    private static final short NLMSG_DONE = 3;
    private static final int REQUEST_ACK = 0x1 | 0x4;
    private static final int REQUEST_DUMP = 0x1 | 0x300;
    private static final int REPLACE = 0x100;
    private static final int EXCL = 0x200;
    private static final int CREATE = 0x400;

    private static final byte RTPROT_STATIC = 4;
    private static final byte RT_SCOPE_LINK = (byte) 253;
    private static final byte RT_SCOPE_NOWHERE = (byte) 255;
    private static final byte RTN_UNICAST = 1;
    /** No wait for other machines that might have the address: there are none behind the device. */
    private static final byte IFA_F_NODAD = 2;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_TABLE = 15;
    private static final byte FR_ACT_TO_TBL = 1;
    private static final int FIB_RULE_INVERT = 2;
    private static final int FRA_PRIORITY = 6;
    private static final int FRA_FWMARK = 10;
    private static final int FRA_TABLE = 15;

    private final int fd;
    private final boolean strict;
    private final MemorySegment exchange = Arena.ofAuto().allocate(8192, 8);

    RouteSocket() throws IOException {
        fd = SystemCallException.check(Libc.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE),
                "open a routing socket");
        strict = Libc.setsockopt(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1) >= 0;
    }

    /** Makes or replaces the route {@code prefix dev interface table table [src source]}. */
    int addRoute(Prefix prefix, Interface out, int table, Optional<IpAddress> source) {
        ByteBuffer message = routeMessage(RTM_NEWROUTE, REQUEST_ACK | CREATE | REPLACE, prefix, out, table);
        source.ifPresent(s -> attribute(message, RTA_PREFSRC, s.octets()));
        return ask(message);
    }

    int deleteRoute(Prefix prefix, Interface out, int table) {
        return ask(routeMessage(RTM_DELROUTE, REQUEST_ACK, prefix, out, table));
    }

    /** Makes the rule {@code priority priority [not fwmark mark] lookup table}. */
    int addRule(Family family, int priority, int mark, int table) {
        return ask(ruleMessage(RTM_NEWRULE, REQUEST_ACK | CREATE | EXCL, family, priority, mark, table));
    }

    int deleteRule(Family family, int priority, int mark, int table) {
        return ask(ruleMessage(RTM_DELRULE, REQUEST_ACK, family, priority, mark, table));
    }

    /** True when the table has routes, whoever has made them; false, too, where the kernel tells of all tables only (Linux 4.19). */
    boolean hasRoutes(Family family, int table) {
        ByteBuffer message = begin(RTM_GETROUTE, REQUEST_DUMP);
        message.put((byte) family.code).put(new byte[REST_OF_RTMSG]);
        attribute(message, RTA_TABLE, table);
        boolean found = false;
        int length = strict ? exchange(message) : 0;
        int at = 0;
        while (at < length) {
            short type = exchange.get(JAVA_SHORT, at + 4);
            if (type == NLMSG_DONE || type == NLMSG_ERROR) {
                return found;
            }
            found |= type == RTM_NEWROUTE;
            at += (exchange.get(JAVA_INT, at) + 3) & ~3;
            if (at >= length) {
                length = Libc.read(fd, exchange, exchange.byteSize());
                at = 0;
            }
        }
        return found;
    }

    /** Gives the interface an address of its own, with no network around it. */
    int addAddress(IpAddress address, Interface of) {
        return ask(addressMessage(RTM_NEWADDR, REQUEST_ACK | CREATE | REPLACE, address, of));
    }

    int deleteAddress(IpAddress address, Interface of) {
        return ask(addressMessage(RTM_DELADDR, REQUEST_ACK, address, of));
    }

    void close() {
        Libc.close(fd);
    }

    private static ByteBuffer routeMessage(short type, int flags, Prefix prefix, Interface out, int table) {
        ByteBuffer message = begin(type, flags);
        message.put((byte) Family.of(prefix.base().isV4()).code).put((byte) prefix.length()).put((byte) 0)
                .put((byte) 0);
        message.put((byte) 0).put(RTPROT_STATIC).put(type == RTM_NEWROUTE ? RT_SCOPE_LINK : RT_SCOPE_NOWHERE)
                .put(RTN_UNICAST).putInt(0);
        attribute(message, RTA_TABLE, table);
        attribute(message, RTA_OIF, out.index());
        if (prefix.length() > 0) {
            attribute(message, RTA_DST, prefix.base().octets());
        }
        return message;
    }

    /** struct ifaddrmsg: family, length of the prefix, flags, scope, index of the interface. */
    private static ByteBuffer addressMessage(short type, int flags, IpAddress address, Interface of) {
        ByteBuffer message = begin(type, flags);
        message.put((byte) Family.of(address.isV4()).code).put((byte) (8 * address.octets().length()))
                .put(IFA_F_NODAD).put((byte) 0).putInt(of.index());
        attribute(message, IFA_LOCAL, address.octets());
        attribute(message, IFA_ADDRESS, address.octets());
        return message;
    }

    private static ByteBuffer ruleMessage(short type, int flags, Family family, int priority, int mark, int table) {
        ByteBuffer message = begin(type, flags);
        message.put((byte) family.code).put(new byte[6]).put(FR_ACT_TO_TBL);
        message.putInt(mark == 0 ? 0 : FIB_RULE_INVERT);
        attribute(message, FRA_TABLE, table);
        attribute(message, FRA_PRIORITY, priority);
        if (mark != 0) {
            attribute(message, FRA_FWMARK, mark);
        }
        return message;
    }

    /** struct nlmsghdr: length (set at the end), type, flags, sequence, port. */
    private static ByteBuffer begin(short type, int flags) {
        return ByteBuffer.allocate(256).order(ByteOrder.nativeOrder()).putInt(0).putShort(type).putShort((short) flags)
                .putInt(1).putInt(0);
    }

    private static void attribute(ByteBuffer message, int type, int value) {
        message.putShort((short) 8).putShort((short) type).putInt(value);
    }

    /** The octets of an address are a multiple of four, so no attribute needs padding. */
    private static void attribute(ByteBuffer message, int type, Bytes value) {
        message.putShort((short) (4 + value.length())).putShort((short) type).put(value.toArray());
    }

    /** Sends a request; the answer is a struct nlmsgerr: a header of 16 octets, then zero or {@code -errno}. */
    private int ask(ByteBuffer message) {
        int result = exchange(message);
        return result < 0 ? result : exchange.get(JAVA_INT, 16);
    }

    /** Sends a request and reads the beginning of the answer; its length, or {@code -errno}. */
    private int exchange(ByteBuffer message) {
        int length = message.position();
        message.putInt(0, length);
        exchange.asByteBuffer().put(message.flip());
        int result = Libc.write(fd, exchange, length);
        return result < 0 ? result : Libc.read(fd, exchange, exchange.byteSize());
    }
}
