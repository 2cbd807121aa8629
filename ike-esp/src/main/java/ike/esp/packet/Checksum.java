package ike.esp.packet;

import ike.wire.ip.InternetChecksum;

/** A checksum after one of the words under it has changed, without adding up the others again (RFC 1624). */
final class Checksum {
    private Checksum() {
    }

    /** The new checksum; all numbers have 16 bits. */
    static int changed(int checksum, int before, int after) {
        return InternetChecksum.of((~checksum & 0xffffL) + (~before & 0xffffL) + after);
    }
}
