package ike.interop.capture;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.Captures;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
    private static final Bytes PACKET = Bytes.fromHex("45 00 00 14 01 02 03");

    /** Counts and times as Wireshark 4.0 tells them of these files. */
    @ParameterizedTest
    @CsvSource({"ikev1-certs.pcap,10,158,94", "ikev1-bug-12610.pcapng.gz,16,654,134",
            "ikev2-decrypt-3des-sha1_160.pcap,6,470,110", "ikev2-decrypt-aes256cbc.pcapng,4,298,266",
            "ikev2-decrypt-aes256gcm16.pcap,6,290,99", "esp-bug-12671.pcapng.gz,6,166,166"})
    void readsRealCaptures(String name, int count, int firstLength, int lastLength) {
        Frames all = Frames.of(Captures.file(name));
        assertThat(all.error()).isNull();
        assertThat(all.frames()).hasSize(count).allSatisfy(frame -> {
            assertThat(frame.linkType()).isEqualTo(1);
            assertThat(LinkLayer.strip(frame)).isInstanceOf(LinkLayer.Content.Ip.class);
        });
        assertThat(all.frames().getFirst().octets().length()).isEqualTo(firstLength);
        assertThat(all.frames().getLast().octets().length()).isEqualTo(lastLength);
        assertThat(all.frames().getLast().number()).isEqualTo(count);
    }

    static Stream<ByteOrder> orders() {
        return Stream.of(BIG_ENDIAN, LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsPcapInEitherByteOrderAndUnit(ByteOrder order) {
        assertThat(Frames.of(pcap(order, 0xa1b2c3d4, 2)).frames()).containsExactly(frame(1, 2_000, 1_000_000_005L),
                frame(2, 2_000, 1_000_000_006L));
        assertThat(Frames.of(pcap(order, 0xa1b23c4d, 1)).frames()).containsExactly(frame(1, 2, 1_000_000_005L));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsEveryPacketBlockOfPcapngAndPassesOverTheOthers(ByteOrder order) {
        byte[] file = join(section(order), block(order, 0x0bad, new byte[8]), description(order, 0, 0),
                enhanced(order, 0, 1_000_000_005_000_002L, PACKET), block(order, 5, new byte[4]), simple(order, PACKET),
                block(order, 2, packetFields(order, 0, 1_000_000_006_000_002L, PACKET, true)));
        Frames all = Frames.of(file);
        assertThat(all.error()).isNull();
        assertThat(all.frames()).extracting(Frame::octets).containsOnly(PACKET).hasSize(3);
        assertThat(all.frames()).extracting(f -> f.time().map(Instant::toString).orElse("none"))
                .containsExactly("2001-09-09T01:46:45.000002Z", "none", "2001-09-09T01:46:46.000002Z");
    }

    @Test
    void aNewSectionMayChangeTheByteOrderAndForgetsTheInterfaces() {
        byte[] file = join(section(BIG_ENDIAN), description(BIG_ENDIAN, 0, 0), enhanced(BIG_ENDIAN, 0, 0, PACKET),
                section(LITTLE_ENDIAN), enhanced(LITTLE_ENDIAN, 0, 0, PACKET));
        Frames all = Frames.of(file);
        assertThat(all.frames()).hasSize(1);
        assertThat(all.error()).contains("frame 2 is of interface 0, only 0 are described");
    }

    @ParameterizedTest
    @CsvSource({"9,0,5000000007,1970-01-01T00:00:05.000000007Z", "0,100,5,1970-01-01T00:01:45Z",
            "134,0,320,1970-01-01T00:00:05Z", "255,0,-1,1970-01-01T00:00:00Z",
            "127,0,1,1970-01-01T00:00:00Z", "0,1,-1,none", "0,9223372036854775807,5,none"})
    void pcapngTimestampsFollowTheInterface(int resolution, long offset, long timestamp, String expected) {
        byte[] file = join(section(BIG_ENDIAN), description(BIG_ENDIAN, resolution, offset),
                enhanced(BIG_ENDIAN, 0, timestamp, PACKET));
        assertThat(Frames.of(file).frames()).singleElement()
                .satisfies(f -> assertThat(f.time().map(Instant::toString).orElse("none")).isEqualTo(expected));
    }

    @Test
    void readsGzip() throws IOException {
        byte[] plain = pcap(LITTLE_ENDIAN, 0xa1b2c3d4, 3);
        assertThat(Frames.of(gzip(plain))).isEqualTo(Frames.of(plain));
    }

    @Test
    void ofACutOffFileTheWholeFramesComeFirst() throws IOException {
        for (byte[] whole : List.of(pcap(LITTLE_ENDIAN, 0xa1b2c3d4, 3), pcapng(3))) {
            int last = Frames.of(whole).frames().size();
            for (int cut = 1; cut <= 16 + PACKET.length(); cut++) {
                Frames all = Frames.of(Arrays.copyOf(whole, whole.length - cut));
                if (all.error() != null) {
                    assertThat(all.error()).contains(" is cut off: it ends within ").contains("frame " + last)
                            .contains("; missing: ");
                }
                assertThat(all.frames()).hasSize(last - 1);
            }
        }
    }

    @Test
    void ofACutOffGzipFileTheWholeFramesComeFirst() throws IOException {
        byte[] packed = gzip(pcap(LITTLE_ENDIAN, 0xa1b2c3d4, 500));
        Frames all = Frames.of(Arrays.copyOf(packed, packed.length - 12));
        assertThat(all.error()).contains("is cut off: the gzip packing has no end");
        assertThat(all.frames()).hasSizeBetween(1, 500);
        assertThat(Frames.of(Arrays.copyOf(packed, 5)).error()).contains("gzip packing is broken");
    }

    @Test
    void brokenGzipIsSaidToBe() throws IOException {
        byte[] packed = gzip(pcap(LITTLE_ENDIAN, 0xa1b2c3d4, 500));
        packed[packed.length - 6] ^= 1;
        assertThat(Frames.of(packed).error()).contains("gzip packing is broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a1b2c3", "504b0304 00000000", "a1b2cd34 00020004"})
    void whatIsNoCaptureIsOneLine(String hex) {
        assertThat(Frames.of(Bytes.fromHex(hex).toArray()).error()).contains("is not a capture").hasLineCount(1);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThat(Frames.of(Path.of("no-such.pcap")).error()).isEqualTo("there is no file no-such.pcap");
        assertThat(Frames.of(Captures.folder()).error()).contains("is a directory");
    }

    @Test
    void impossibleLengthsCostNoMemory() {
        byte[] file = pcap(BIG_ENDIAN, 0xa1b2c3d4, 1);
        ByteBuffer.wrap(file).putInt(24 + 8, 0x7fffffff);
        assertThat(Frames.of(file).error()).contains("is broken").contains("2147483647 octets");
        byte[] ng = join(section(BIG_ENDIAN), Bytes.fromHex("00000006 7ffffffc").toArray());
        assertThat(Frames.of(ng).error()).contains("is broken").contains("2147483644 octets");
        byte[] skipped = join(section(BIG_ENDIAN), Bytes.fromHex("00000bad 7ffffffc").toArray());
        assertThat(Frames.of(skipped).error()).contains("is cut off");
    }

    @Test
    void aFrameLongerThanItsBlockIsRefused() {
        byte[] block = enhanced(BIG_ENDIAN, 0, 0, PACKET);
        ByteBuffer.wrap(block).putInt(20, 9);
        assertThat(Frames.of(join(section(BIG_ENDIAN), description(BIG_ENDIAN, 0, 0), block)).error())
                .contains("frame 1 claims 9 octets, its block holds 8");
    }

    private static Frame frame(long number, int nanos, long seconds) {
        return new Frame(number, java.util.Optional.of(Instant.ofEpochSecond(seconds, nanos)), 101, PACKET, 60);
    }

    private static byte[] pcap(ByteOrder order, int magic, int frames) {
        ByteBuffer file = ByteBuffer.allocate(24 + frames * (16 + PACKET.length())).order(order);
        file.putInt(magic).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65535).putInt(101);
        for (int i = 0; i < frames; i++) {
            file.putInt(1_000_000_005 + i).putInt(2).putInt(PACKET.length()).putInt(60).put(PACKET.toArray());
        }
        return file.array();
    }

    private static byte[] pcapng(int frames) {
        byte[] file = join(section(LITTLE_ENDIAN), description(LITTLE_ENDIAN, 0, 0));
        for (int i = 0; i < frames; i++) {
            file = join(file, enhanced(LITTLE_ENDIAN, 0, i, PACKET));
        }
        return file;
    }

    private static byte[] section(ByteOrder order) {
        ByteBuffer body = ByteBuffer.allocate(16).order(order);
        body.putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
        return block(order, 0x0a0d0d0a, body.array());
    }

    /** Resolution 0 with offset 0 leaves the options out. */
    private static byte[] description(ByteOrder order, int resolution, long offset) {
        ByteBuffer body = ByteBuffer.allocate(resolution == 0 && offset == 0 ? 8 : 32).order(order);
        body.putShort((short) 101).putShort((short) 0).putInt(0);
        if (body.hasRemaining()) {
            body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
            body.putShort((short) 14).putShort((short) 8).putLong(offset).putInt(0);
        }
        return block(order, 1, body.array());
    }

    private static byte[] enhanced(ByteOrder order, int id, long timestamp, Bytes packet) {
        return block(order, 6, packetFields(order, id, timestamp, packet, false));
    }

    private static byte[] packetFields(ByteOrder order, int id, long timestamp, Bytes packet, boolean old) {
        ByteBuffer body = ByteBuffer.allocate(20 + (packet.length() + 3) / 4 * 4).order(order);
        if (old) {
            body.putShort((short) id).putShort((short) 0);
        } else {
            body.putInt(id);
        }
        body.putInt((int) (timestamp >>> 32)).putInt((int) timestamp).putInt(packet.length()).putInt(60)
                .put(packet.toArray());
        return body.array();
    }

    private static byte[] simple(ByteOrder order, Bytes packet) {
        ByteBuffer body = ByteBuffer.allocate(4 + (packet.length() + 3) / 4 * 4).order(order);
        body.putInt(packet.length()).put(packet.toArray());
        return block(order, 3, body.array());
    }

    private static byte[] block(ByteOrder order, int type, byte[] body) {
        ByteBuffer block = ByteBuffer.allocate(body.length + 12).order(order);
        return block.putInt(type).putInt(body.length + 12).put(body).putInt(body.length + 12).array();
    }

    private static byte[] join(byte[]... parts) {
        return Bytes.concat(Arrays.stream(parts).map(Bytes::copyOf).toArray(Bytes[]::new)).toArray();
    }

    private static byte[] gzip(byte[] octets) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        }
        return packed.toByteArray();
    }
}
