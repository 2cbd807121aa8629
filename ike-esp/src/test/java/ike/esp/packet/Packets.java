package ike.esp.packet;

import ike.wire.Bytes;
import ike.wire.ip.IpAddress;

/** Inner packets for tests. */
public final class Packets {
    private Packets() {
    }

    /** An IPv4 packet without options; flags and fragment offset are 0. */
    public static Bytes v4(String source, String destination, int protocol, Bytes payload) {
        return v4(source, destination, protocol, 0, payload);
    }

    /** An IPv4 packet whose third word ends with flags and fragment offset. */
    public static Bytes v4(String source, String destination, int protocol, int fragment, Bytes payload) {
        Bytes front = Bytes.concat(Bytes.of(0x45, 0), Bytes.u16(20 + payload.length()), Bytes.u16(7),
                Bytes.u16(fragment),
                Bytes.of(64, protocol));
        Bytes addresses = Bytes.concat(octets(source), octets(destination));
        Bytes sum = Bytes.u16(checksum(Bytes.concat(front, addresses)));
        return Bytes.concat(front, sum, addresses, payload);
    }

    /** An IPv6 packet; the payload begins with its extension headers, if any. */
    public static Bytes v6(String source, String destination, int nextHeader, Bytes payload) {
        return Bytes.concat(Bytes.of(0x60, 0, 0, 0), Bytes.u16(payload.length()), Bytes.of(nextHeader, 64),
                octets(source), octets(destination), payload);
    }

    /** A UDP datagram without checksum. */
    public static Bytes udp(int source, int destination, int dataLength) {
        return Bytes.concat(Bytes.u16(source), Bytes.u16(destination), Bytes.u16(8 + dataLength), Bytes.u16(0),
                pattern(dataLength));
    }

    /** Octets that count up. */
    public static Bytes pattern(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) i;
        }
        return Bytes.owning(octets);
    }

    private static Bytes octets(String address) {
        return IpAddress.of(address).octets();
    }

    private static int checksum(Bytes header) {
        int sum = 0;
        for (int i = 0; i < header.length(); i += 2) {
            sum += header.u16At(i);
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
    }
}
