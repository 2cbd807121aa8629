package ike.interop.transcript;

import ike.wire.Dissection;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.ip.IpProtocol;
import java.util.Optional;

/**
 * What ESP or AH carries, taken apart: in tunnel mode an IP packet and what is in it, in transport mode what the next header
 * says (RFC 4303 §2.6, RFC 4301 §3.2). ICMP and UDP are read, of anything else the octets are shown.
 */
final class InnerPackets {
    private InnerPackets() {
    }

    /** The field tree; its root's value says in a few words what the packet is. */
    static Dissection dissect(Bytes octets, int nextHeader) {
        return WireReader.dissect(octets, "decrypted packet", "RFC 4303 §2.3", in -> {
            in.summary(read(in, nextHeader), text -> text);
            return true;
        });
    }

    /** The packet that an ESP packet in tunnel mode carries, by what was in that: its trailer says so (RFC 4303 §2.6). */
    static Optional<IpPacket> tunnelled(Bytes decrypted) {
        int next = decrypted.length() < 1 ? IpProtocol.NO_NEXT_HEADER : decrypted.u8(decrypted.length() - 1);
        return next == IpProtocol.IPV4 || next == IpProtocol.IPV6
                ? IpPacket.decode(decrypted, false).toOptional()
                : Optional.empty();
    }

    /** Reads what stands behind a header that names it, in a few words. */
    static String read(WireReader in, int nextHeader) {
        return switch (nextHeader) {
            case IpProtocol.IPV4, IpProtocol.IPV6 -> readIp(in);
            case IpProtocol.NO_NEXT_HEADER -> {
                in.rest("dummy");
                yield "dummy packet";
            }
            default -> readPayload(in, nextHeader, in.remaining());
        };
    }

    private static String readIp(WireReader in) {
        IpPacket packet = IpPacket.read(in);
        String what = packet.fragmentOffset() > 0
                ? part(in, packet)
                : readPayload(in, packet.protocol(), packet.payload().length());
        if (in.remaining() > 0) {
            in.section("RFC 4303 §2.7").rest("TFC padding");
        }
        return what + ", " + packet.source() + " → " + packet.destination();
    }

    private static String part(WireReader in, IpPacket packet) {
        in.bytes("part of a packet", packet.payload().length());
        return IpPacket.protocolName(packet.protocol()) + " from octet " + packet.fragmentOffset();
    }

    private static String readPayload(WireReader in, int protocol, int length) {
        return switch (protocol) {
            case IpProtocol.ICMP -> readIcmp(in.open("ICMP message", "RFC 792").fixed(length), 8, 0);
            case IpProtocol.ICMPV6 -> readIcmp(in.open("ICMPv6 message", "RFC 4443 §2.1").fixed(length), 128, 129);
            case IpProtocol.UDP -> readUdp(in.open("UDP header", "RFC 768").fixed(length));
            default -> {
                in.bytes(IpPacket.protocolName(protocol), length);
                yield IpPacket.protocolName(protocol) + ", " + length + " octets";
            }
        };
    }

    private static String readIcmp(WireReader in, int echoRequest, int echoReply) {
        int type = in.u8("Type", t -> t + (t == echoRequest ? ", echo request" : t == echoReply ? ", echo reply" : ""));
        in.u8("Code");
        in.bytes("Checksum", 2);
        String what = "ICMP type " + type;
        if (type == echoRequest || type == echoReply) {
            int identifier = in.u16("Identifier");
            int sequence = in.u16("Sequence Number");
            what = "ICMP echo " + (type == echoRequest ? "request" : "reply") + ", identifier " + identifier
                    + ", sequence number " + sequence;
        }
        in.rest("Data");
        in.close();
        return what;
    }

    private static String readUdp(WireReader in) {
        int source = in.u16("Source Port");
        int destination = in.u16("Destination Port");
        in.u16("Length");
        in.bytes("Checksum", 2);
        int octets = in.remaining();
        in.rest("Data");
        in.close();
        return "UDP port " + source + " to " + destination + ", " + octets + " octets";
    }
}
