package ike.interop.transcript;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;

/**
 * An IPv4 or IPv6 packet as far as one looks into it to find IKE and ESP (RFC 791 §3.1, RFC 8200 §3).
 *
 * @param protocol what the payload is, behind IPv6's extension headers
 * @param identification what the fragments of one packet have in common, unsigned
 * @param fragmentOffset octets of the whole payload that are not in this packet because they come before it
 * @param moreFragments whether parts of the payload follow in other packets
 * @param payload without what the link layer may have put behind the packet
 * @param missing how many octets of the payload's end the capture has not kept
 */
record IpPacket(IpAddress source, IpAddress destination, int protocol, long identification, int fragmentOffset,
        boolean moreFragments, Bytes payload, int missing) {
    private static final int MAX_EXTENSION_HEADERS = 16;

    /**
     * The packet that the octets begin with.
     *
     * @param cutShort whether its end may be missing
     */
    static Decoded<IpPacket> decode(Bytes octets, boolean cutShort) {
        return WireReader.decode(octets, "IP packet", "RFC 791 §3.1", in -> {
            IpPacket packet = read(in, cutShort);
            in.rest("octets behind the packet");
            return packet;
        });
    }

    boolean isFragment() {
        return moreFragments || fragmentOffset > 0;
    }

    /** The protocol's usual name. */
    static String protocolName(int protocol) {
        return IpProtocol.label(protocol);
    }

    /** Reads the headers; the payload is what is left, up to the end that the headers tell. */
    static IpPacket read(WireReader in) {
        return read(in, false);
    }

    private static IpPacket read(WireReader in, boolean cutShort) {
        int version = in.remaining() == 0 ? 0 : in.ahead().u8(0) >>> 4;
        return switch (version) {
            case 4 -> readV4(in, cutShort);
            case 6 -> readV6(in, cutShort);
            default -> throw in.malformedAt("Version", 0, "is " + version + ", neither 4 nor 6");
        };
    }

    private static IpPacket readV4(WireReader in, boolean cutShort) {
        int available = in.remaining();
        WireReader header = in.open("IPv4 header", "RFC 791 §3.1");
        int first = header.u8("Version, IHL", v -> (v >>> 4) + ", " + (v & 0xf) * 4 + " octets");
        int headerLength = (first & 0xf) * 4;
        if (headerLength < 20) {
            throw header.malformed("says " + headerLength + " octets, less than the 20 that are always there");
        }
        header.fixed(headerLength);
        header.u8("Type of Service", v -> String.format("%02x", v));
        int total = header.u16("Total Length");
        int identification = header.u16("Identification", v -> String.format("%04x", v));
        int fragment = header.u16("Flags, Fragment Offset", IpPacket::describeFragment);
        header.u8("Time to Live");
        int protocol = header.u8("Protocol", IpPacket::describeProtocol);
        header.bytes("Header Checksum", 2);
        IpAddress source = address(header, "Source Address", 4);
        IpAddress destination = address(header, "Destination Address", 4);
        if (headerLength > 20) {
            header.rest("Options");
        }
        // A capture on the sending host may hold packets that the network card is still to cut, with no length yet.
        int end = total == 0 ? available : total;
        if (end < headerLength || (end > available && !cutShort)) {
            throw header.malformedAt("Total Length", 2, "says " + end + ", but " + available + " octets are there");
        }
        header.close();
        int missing = Math.max(0, end - available);
        Bytes payload = in.ahead().slice(0, end - headerLength - missing);
        return new IpPacket(source, destination, protocol, identification, (fragment & 0x1fff) * 8,
                (fragment & 0x2000) != 0, payload, missing);
    }

    private static IpPacket readV6(WireReader in, boolean cutShort) {
        WireReader header = in.open("IPv6 header", "RFC 8200 §3").fixed(40);
        header.bytes("Version, Traffic Class, Flow Label", 4);
        int length = header.u16("Payload Length");
        int next = header.u8("Next Header", IpPacket::describeProtocol);
        header.u8("Hop Limit");
        IpAddress source = address(header, "Source Address", 16);
        IpAddress destination = address(header, "Destination Address", 16);
        int available = in.remaining() - 40;
        if (length > available && !cutShort) {
            throw header.malformedAt("Payload Length", 4,
                    "says " + length + ", but " + available + " octets are there");
        }
        header.close();
        int missing = Math.max(0, length - available);
        return behindExtensions(in, new IpPacket(source, destination, next, 0, 0, false,
                in.ahead().slice(0, length - missing), missing));
    }

    private static IpPacket behindExtensions(WireReader in, IpPacket packet) {
        IpPacket inner = packet;
        for (int count = 0; isExtension(inner.protocol) && !inner.isFragment(); count++) {
            if (count == MAX_EXTENSION_HEADERS || inner.payload.length() < 8) {
                throw in.malformedAt("Next Header", 6, "extension headers without end");
            }
            boolean isFragment = inner.protocol == IpProtocol.FRAGMENT;
            int length = isFragment ? 8 : (inner.payload.u8(1) + 1) * 8;
            if (length > inner.payload.length()) {
                throw in.malformedAt("Hdr Ext Len", 1, "an extension header of " + length + " octets, "
                        + inner.payload.length() + " are there");
            }
            int part = isFragment ? inner.payload.u16At(2) : 0;
            in.bytes(protocolName(inner.protocol) + " header", length);
            long identification = isFragment ? inner.payload.u32At(4) : inner.identification;
            inner = new IpPacket(inner.source, inner.destination, inner.payload.u8(0), identification, part & 0xfff8,
                    (part & 1) != 0, inner.payload.from(length), inner.missing);
        }
        return inner;
    }

    private static boolean isExtension(int protocol) {
        return protocol == IpProtocol.HOP_BY_HOP || protocol == IpProtocol.ROUTING || protocol == IpProtocol.FRAGMENT
                || protocol == IpProtocol.DESTINATION_OPTIONS;
    }

    private static IpAddress address(WireReader in, String name, int length) {
        return new IpAddress(in.bytes(name, length, octets -> new IpAddress(octets).toString()));
    }

    private static String describeProtocol(int protocol) {
        return protocolName(protocol) + " (" + protocol + ")";
    }

    private static String describeFragment(int value) {
        return ((value & 0x4000) != 0 ? "do not fragment" : "may fragment") + ((value & 0x2000) != 0 ? ", more" : "")
                + ", offset " + (value & 0x1fff) * 8;
    }
}
