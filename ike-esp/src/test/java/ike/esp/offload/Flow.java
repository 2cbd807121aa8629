package ike.esp.offload;

import ike.wire.BigEndian;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;

/** Makes the packets of one flow of TCP or UDP, checksums and all, with a second way to reckon them. */
record Flow(boolean v4, boolean tcp, int sourcePort) {
    private static final Bytes V4_HEADER = Bytes.of(0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 0, 0, 0, 10, 1, 0, 1, 10, 2, 0,
            1);
    private static final Bytes V6_ADDRESSES = Bytes.concat(Bytes.of(0x20, 0x01, 0x0d, 0xb8), Bytes.zeros(11),
            Bytes.of(1),
            Bytes.of(0x20, 0x01, 0x0d, 0xb8), Bytes.zeros(11), Bytes.of(2));

    int ipHeader() {
        return v4 ? 20 : 40;
    }

    int headers() {
        return ipHeader() + (tcp ? 32 : 8);
    }

    /** A packet with {@code payload} octets; what a header has in the place of a number that is not wanted, is ignored. */
    byte[] packet(int identification, int sequence, int flags, int payload) {
        byte[] packet = new byte[headers() + payload];
        for (int i = 0; i < payload; i++) {
            packet[headers() + i] = (byte) (sequence + i * 7);
        }
        ip(packet, identification);
        int at = ipHeader();
        BigEndian.put16(packet, at, sourcePort);
        BigEndian.put16(packet, at + 2, 443);
        if (tcp) {
            BigEndian.put32(packet, at + 4, sequence);
            BigEndian.put32(packet, at + 8, 77);
            BigEndian.put16(packet, at + 12, 0x8000 | flags);
            BigEndian.put16(packet, at + 14, 500);
            BigEndian.put32(packet, at + 20, 0x0101080a);
        } else {
            BigEndian.put16(packet, at + 4, 8 + payload);
        }
        int field = at + (tcp ? 16 : 6);
        int checksum = transportChecksum(packet);
        BigEndian.put16(packet, field, checksum == 0 && !tcp ? 0xffff : checksum);
        return packet;
    }

    /** The transport checksum of a packet; 0 when the one in it is right. */
    int transportChecksum(byte[] packet) {
        byte[] pseudo = new byte[40];
        System.arraycopy(packet, v4 ? 12 : 8, pseudo, 0, v4 ? 8 : 32);
        BigEndian.put32(pseudo, 32, packet.length - ipHeader());
        pseudo[39] = (byte) (tcp ? 6 : 17);
        byte[] all = Bytes.concat(Bytes.copyOf(pseudo), Bytes.copyOf(packet, ipHeader(), packet.length - ipHeader()))
                .toArray();
        return InternetChecksum.of(all, 0, all.length);
    }

    private void ip(byte[] packet, int identification) {
        if (v4) {
            V4_HEADER.copyTo(packet, 0);
            BigEndian.put16(packet, 2, packet.length);
            BigEndian.put16(packet, 4, identification);
            packet[9] = (byte) (tcp ? 6 : 17);
            BigEndian.put16(packet, 10, InternetChecksum.of(packet, 0, 20));
        } else {
            packet[0] = 0x60;
            BigEndian.put16(packet, 4, packet.length - 40);
            packet[6] = (byte) (tcp ? 6 : 17);
            packet[7] = 64;
            V6_ADDRESSES.copyTo(packet, 8);
        }
    }
}
