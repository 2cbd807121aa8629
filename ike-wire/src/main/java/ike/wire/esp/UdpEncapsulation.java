package ike.wire.esp;

import ike.wire.BigEndian;
import ike.wire.Bytes;

/**
 * How IKE, ESP and keepalives share UDP port 4500 (RFC 3948 §2, RFC 7296 §3.1). An ESP packet begins with its SPI,
 * which is never zero; so four octets of zero, the non-ESP marker, say that an IKE message follows. A single octet
 * 0xFF keeps a NAT's mapping alive and says nothing else.
 */
public final class UdpEncapsulation {
    /** The port that IKE begins on, without marker. */
    public static final int IKE_PORT = 500;
    /** The port of IKE behind a marker, of ESP and of keepalives. */
    public static final int NAT_T_PORT = 4500;
    /** Octets of the non-ESP marker, all zero. */
    public static final int MARKER_LENGTH = 4;
    /** The one octet of a NAT keepalive. */
    public static final int KEEPALIVE = 0xff;

    private static final Bytes MARKER = Bytes.zeros(MARKER_LENGTH);

    /** What a datagram of port 4500 carries. */
    public enum Kind {
        /** An IKE message behind {@link #MARKER_LENGTH} octets of marker; nothing else is checked. */
        IKE,
        /** An ESP packet, at least its header. */
        ESP,
        /** A NAT keepalive: to be ignored (RFC 3948 §4). */
        KEEPALIVE,
        /** Too short for any of them: to be dropped. */
        NONE
    }

    private UdpEncapsulation() {
    }

    /** What the {@code length} octets from {@code offset}, the payload of a datagram of port 4500, are. */
    public static Kind kind(byte[] octets, int offset, int length) {
        if (length == 1 && BigEndian.u8(octets, offset) == KEEPALIVE) {
            return Kind.KEEPALIVE;
        }
        if (length >= MARKER_LENGTH && BigEndian.i32(octets, offset) == 0) {
            return Kind.IKE;
        }
        return length >= EspHeader.LENGTH ? Kind.ESP : Kind.NONE;
    }

    /** An IKE message as it travels on port 4500. */
    public static Bytes mark(Bytes message) {
        return Bytes.concat(MARKER, message);
    }
}
