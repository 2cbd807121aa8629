package ike.esp.linux;

import java.util.Comparator;
import java.util.EnumSet;

/**
 * What a TUN device may hand over undone (TUNSETOFFLOAD): checksums, and packets that are not yet cut into segments. Those
 * of UDP are known to Linux since 6.2.
 */
enum Offloads {
    /** Whole packets with whole checksums only. */
    NONE(0, false),
    /** Partial checksums and super-packets of TCP. */
    TCP(0x01 | 0x02 | 0x04 | 0x08, false),
    /** Super-packets of UDP too. */
    TCP_AND_UDP(0x01 | 0x02 | 0x04 | 0x08 | 0x20 | 0x40, true);

    private static final long TUNSETOFFLOAD = 0x400454d0L;

    /** TUN_F_CSUM, TUN_F_TSO4, TUN_F_TSO6, TUN_F_TSO_ECN, TUN_F_USO4, TUN_F_USO6. */
    private final int flags;
    /** Whether super-packets of UDP may be written. */
    final boolean udp;

    Offloads(int flags, boolean udp) {
        this.flags = flags;
        this.udp = udp;
    }

    /** Asks for these or, where the kernel does not have them, for less; what it agreed to. */
    Offloads agree(int fd) {
        return EnumSet.range(NONE, this).stream().sorted(Comparator.reverseOrder())
                .filter(less -> less == NONE || Libc.ioctl(fd, TUNSETOFFLOAD, less.flags) >= 0).findFirst()
                .orElse(NONE);
    }
}
