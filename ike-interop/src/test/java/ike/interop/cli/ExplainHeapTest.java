package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.Captures;
import ike.interop.Main;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.capture.PcapngWriter;
import ike.wire.Bytes;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long capture is explained in a small heap, though half of its packets begin an IKE SA of their own and some are parts of
 * what never becomes whole. {@code -Dike.packets=200000} makes it as long as a day's.
 */
class ExplainHeapTest {
    private static final int PACKETS = Integer.getInteger("ike.packets", 8000);
    private static final ImmutableList<String> CAPTURES = ImmutableList.of("ikev1-certs.pcap",
            "ikev1-bug-12610.pcapng.gz", "ikev2-decrypt-aes256gcm16.pcap", "esp-bug-12671.pcapng.gz",
            "strongswan/ikev1-main-rsa-frag.pcap", "strongswan/ikev1-xauth-psk.pcap", "strongswan/ikev2-rsa-pss.pcap",
            "strongswan/ikev2-ed25519.pcap");
    private static final int UDP = 17;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(64);

    @Test
    void theHeapDoesNotGrowWithTheCapture() throws Exception {
        Path capture = write(packets());
        Path out = folder.resolve("out");

        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx64m",
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "explain", capture.toString(), "--keys",
                String.valueOf(Captures.file("strongswan/ike_secrets.jsonl").getParent()), "--json", "--html",
                folder.resolve("page.html").toString())
                .redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile()).start();

        assertThat(process.waitFor()).as(() -> read(folder.resolve("err"))).isEqualTo(ExitCode.NO.code());
        assertThat(read(folder.resolve("err"))).as("most of the packets are damaged").contains("are bad");
        try (var lines = Files.lines(out)) {
            assertThat(lines.count()).isBetween(PACKETS * 3L / 4, PACKETS + 1L);
        }
        assertThat(new File(out.toString()).length()).isGreaterThan(PACKETS * 500L);
    }

    private ImmutableList<Bytes> packets() throws IOException {
        ImmutableList.Builder<Bytes> packets = ImmutableList.builder();
        for (String capture : CAPTURES) {
            try (CaptureReader reader = CaptureReader.open(Captures.file(capture))) {
                for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                    if (LinkLayer.strip(frame.get()) instanceof LinkLayer.Content.Ip(Bytes octets)) {
                        packets.add(octets);
                    }
                }
            }
        }
        return packets.build();
    }

    private Path write(ImmutableList<Bytes> packets) throws IOException {
        Path file = folder.resolve("long.pcapng");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                PcapngWriter writer = new PcapngWriter(out)) {
            for (int i = 0; i < PACKETS; i++) {
                writer.write(Instant.EPOCH.plusMillis(i), changed(packets.get(random.nextInt(packets.size()))));
            }
        }
        return file;
    }

    /** Of every second packet another SA; of every twentieth a fragment whose other one is missing. */
    private Bytes changed(Bytes packet) {
        byte[] octets = packet.toArray();
        int header = (octets[0] & 0xf) * 4;
        if (octets[9] == UDP && random.nextBoolean()) {
            boolean marked = packet.u32At(header + 8) == 0;
            int spi = header + 8 + (marked ? 4 : 0);
            for (int i = spi; i < Math.min(octets.length, spi + (marked || packet.u16At(header) == 500 ? 8 : 4)); i++) {
                octets[i] = (byte) random.nextInt(256);
            }
        }
        if (random.nextInt(20) == 0) {
            octets[4] = (byte) random.nextInt(256);
            octets[5] = (byte) random.nextInt(256);
            octets[6] |= 0x20;
        }
        return Bytes.owning(octets);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
