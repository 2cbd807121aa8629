package ike.esp.ah;

import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.engine.Path;
import ike.esp.packet.Drop;
import ike.esp.packet.PayloadSealer;
import ike.esp.packet.RebuiltHeader;
import ike.wire.BigEndian;
import ike.wire.ip.IpAddress;
import ike.wire.ip.IpProtocol;
import ike.wire.ip.Ipv4;
import java.util.Arrays;
import java.util.Optional;

/**
 * Puts an IP header and AH in front of a payload (RFC 4302 §3.3): both are protected, so both are made here. The header has no
 * options and Don't Fragment. Packets are sealed by one thread; the path may be changed by any.
 */
public final class AhSealer implements PayloadSealer {
    private static final int IDENTIFICATION = 4;

    private final AhCheck check;
    private final int spi;
    private volatile RebuiltHeader header;

    /** A sealer along a path, with a key, which is lent; {@code extended} sequence numbers have 64 bits. */
    public AhSealer(Integrity integrity, Secret key, int spi, boolean extended, Path path) {
        check = new AhCheck(integrity, key, extended);
        this.spi = spi;
        header = headerOf(path);
    }

    /** The peer, or we, are somewhere else now. */
    public void move(Path path) {
        header = headerOf(path);
    }

    private static RebuiltHeader headerOf(Path path) {
        IpAddress local = path.local().address();
        if (local.isAny()) {
            throw new IllegalArgumentException(
                    "AH protects our address too (RFC 4302 §3.3.3.1), so it must be known: " + path);
        }
        return new RebuiltHeader(local, path.remote().address(), Optional.empty());
    }

    @Override
    public int sealedLength(int length) {
        return overhead() + length;
    }

    @Override
    public int largestPayload(int length) {
        return length - overhead();
    }

    private int overhead() {
        int front = header.length();
        return front + AhPacket.FIXED_LENGTH + AhPacket.icvField(check.length(), front == Ipv4.HEADER_LENGTH);
    }

    /** {@inheritDoc} The packet begins with its IP header. */
    @Override
    public int seal(byte[] frame, int offset, int length, int nextHeader, byte[] packet, int packetOffset,
            long sequence) {
        RebuiltHeader front = header;
        boolean v4 = front.length() == Ipv4.HEADER_LENGTH;
        int ah = packetOffset + front.length();
        int field = AhPacket.icvField(check.length(), v4);
        int payload = ah + AhPacket.FIXED_LENGTH + field;
        int total = front.write(packet, packetOffset, payload - ah + length, IpProtocol.AH);
        if (total < 0) {
            return Drop.TOO_LONG.code();
        }
        if (v4) {
            // Protected, though Don't Fragment makes it say nothing; zero would have the system choose one.
            BigEndian.put16(packet, packetOffset + IDENTIFICATION, (int) (sequence % 0xffff) + 1);
            Ipv4.writeChecksum(packet, packetOffset);
        }
        BigEndian.put8(packet, ah, nextHeader);
        BigEndian.put8(packet, ah + 1, (AhPacket.FIXED_LENGTH + field) / 4 - 2);
        BigEndian.put16(packet, ah + 2, 0);
        BigEndian.put32(packet, ah + 4, spi);
        BigEndian.put32(packet, ah + 8, (int) sequence);
        Arrays.fill(packet, ah + AhPacket.FIXED_LENGTH, payload, (byte) 0);
        System.arraycopy(frame, offset, packet, payload, length);
        int result = check.compute(packet, packetOffset, ah, packetOffset + total, (int) (sequence >>> 32), packet,
                ah + AhPacket.FIXED_LENGTH);
        return result < 0 ? result : total;
    }

    @Override
    public void close() {
        check.close();
    }
}
