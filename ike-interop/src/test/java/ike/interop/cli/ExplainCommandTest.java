package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.Captures;
import ike.interop.capture.PcapngWriter;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String GCM = Captures.file("ikev2-decrypt-aes256gcm16.pcap").toString();
    private static final String KEYS = Captures.folder().toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void printsABlockForEachPacket() {
        assertThat(ike("explain", GCM, "--keys", KEYS)).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ +40 +32 +Authentication Data +bc404a4c[0-9a-f]{56}$")
                .contains("#6  ", "integrity good").doesNotContain("\033");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsAJsonObjectForEachPacket() {
        assertThat(ike("explain", "--json", "--keys=" + KEYS, GCM)).isZero();
        assertThat(out.toString().lines()).hasSize(7).allMatch(line -> line.startsWith("{\"packet\":")
                || line.startsWith("{\"kind\":\"conversation\","));
        assertThat(out.toString())
                .contains("\"name\":\"Authentication Data\",\"offset\":20,\"length\":32,\"value\":\"9ab71f14");
    }

    @Test
    void coloursOnDemand() {
        assertThat(ike("explain", GCM, "--color")).isZero();
        assertThat(out.toString()).contains("\033[1m#1");
        out.getBuffer().setLength(0);
        assertThat(ike("explain", "--color=never", GCM)).isZero();
        assertThat(out.toString()).doesNotContain("\033");
    }

    @Test
    void countsWhatIsNeitherIkeNorEsp() throws IOException {
        Path capture = folder.resolve("others.pcapng");
        try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(capture))) {
            Bytes gre = Bytes.fromHex("4500001400070000402f00 00c0000201c0000202");
            writer.write(Instant.EPOCH, gre);
            writer.write(Instant.EPOCH, gre);
            writer.write(Instant.EPOCH, Bytes.fromHex("75"));
        }
        assertThat(ike("explain", capture.toString())).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines("3 packets complete no message of IKE or ESP: 2 GRE, 1 IP version 7");
    }

    @Test
    void ofATruncatedCaptureThePacketsComeFirst() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(GCM));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 3));
        assertThat(ike("explain", cut.toString())).isEqualTo(2);
        assertThat(out.toString().lines().filter(line -> line.startsWith("#"))).hasSize(5);
        assertThat(err.toString()).startsWith("ike: " + cut + " is cut off").hasLineCount(1);
    }

    /** Who captured was stopped within a frame: what the whole frames come to is told all the same. */
    @Test
    void ofATruncatedCaptureTheConversationIsTold() throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(GCM));
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 3));
        assertThat(ike("explain", "--json", cut.toString())).isEqualTo(2);
        assertThat(out.toString().lines()).hasSize(6);
        assertThat(out.toString().lines().toList().getLast()).startsWith("{\"kind\":\"conversation\"");
        assertThat(err.toString()).startsWith("ike: " + cut + " is cut off").hasLineCount(1);
    }

    @Test
    void whatCannotBeReadIsOneLineAndTwo() throws IOException {
        Path table = Files.writeString(folder.resolve("esp_sa"), "nonsense\n");
        assertOneLine("there is no file missing.pcap", "explain", "missing.pcap");
        assertOneLine("is not a capture", "explain", table.toString());
        assertOneLine(table + ", line 1: ", "explain", GCM, "--keys", folder.toString());
        assertOneLine("no such folder", "explain", GCM, "--keys", "nowhere");
        assertOneLine("--jsn", "explain", GCM, "--jsn");
        assertOneLine("--port 70000 is not in 1..65535", "explain", GCM, "--port", "70000");
        assertOneLine("CAPTURE", "explain");
    }

    /** Whoever runs it in a script need not read what it says. */
    @Test
    void aBadProofOrIntegrityCheckEndsWithOne() throws IOException {
        String mainMode = Captures.file("ikev1-strongswan-psk-aes256-sha1-modp2048-pfs.pcap").toString();
        assertThat(ike("explain", mainMode, "--keys", KEYS)).as("unchecked is not bad").isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(ike("explain", mainMode, "--keys", KEYS, "--psk", "another")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("ike: 2 proofs are bad");

        byte[] changed = Files.readAllBytes(Path.of(GCM));
        changed[changed.length - 1] ^= 1;
        err.getBuffer().setLength(0);
        out.getBuffer().setLength(0);
        assertThat(ike("explain", "--json", "--keys", KEYS,
                Files.write(folder.resolve("changed.pcap"), changed).toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("ike: 1 integrity check is bad");
        assertThat(out.toString()).contains("\"judged\":{\"proofs\":{\"good\":0,\"bad\":0,\"unchecked\":2},"
                + "\"integrity\":{\"good\":3,\"bad\":1,\"unchecked\":0}}");
    }

    /** Of what Wireshark knows and this program does not, the packets stay sealed, and no others. */
    @Test
    void aLineOfAnUnknownAlgorithmIsTold() throws IOException {
        Path table = Files.writeString(folder.resolve("esp_sa"),
                "\"IPv4\",\"*\",\"*\",\"0x1\",\"TWOFISH-CBC\",\"0x00\",\"NULL\",\"\"\n");
        assertThat(ike("explain", GCM, "--keys", folder.toString())).isZero();
        assertThat(err.toString()).isEqualToIgnoringNewLines("ike: warning: " + table
                + ", line 1: unknown encryption algorithm \"TWOFISH-CBC\"; this line is left out");
    }

    private void assertOneLine(String expected, String... args) {
        err.getBuffer().setLength(0);
        assertThat(ike(args)).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: ").contains(expected).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    private int ike(String... args) {
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()).execute(args);
    }
}
