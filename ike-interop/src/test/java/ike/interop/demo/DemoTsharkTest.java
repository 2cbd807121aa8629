package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ike.engine.config.IkeVersion;
import ike.interop.Tshark;
import ike.interop.cli.IkeCommand;
import ike.interop.readers.BothReaders;
import ike.interop.readers.Ikev2Columns;
import ike.interop.readers.Readings;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wireshark's reader and ours see the same in what the demonstration writes; skipped where no tshark is installed. */
class DemoTsharkTest {
    @TempDir
    private Path folder;

    @Test
    void tsharkReadsAndDecryptsTheSame() throws Exception {
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        Path capture = folder.resolve("demo.pcapng");
        PrintWriter unread = new PrintWriter(new StringWriter());
        int code = new IkeCommand(unread, unread, Map.of()).execute("demo", "--seed", "7", "--pcap", capture.toString(),
                "--keys", folder.resolve("wireshark").toString());
        assertThat(code).isZero();
        assertThat(new BothReaders(new Tshark(folder), Ikev2Columns.COLUMNS).differences(capture,
                messages(Demonstration.play(7, Variant.DEFAULT)).toList())).isEmpty();
        assertThat(run(capture, "-V")).contains("[correct]").doesNotContainIgnoringCase("malformed")
                .doesNotContain("[incorrect", "Bad: True");
    }

    /**
     * Everything of IKEv1 is encrypted with what ikev1_decryption_table has, in both modes and with every way of
     * authentication but one: the revised mode hides the public values, from which the first vector comes.
     */
    @ParameterizedTest
    @CsvSource({"main, psk", "aggressive, psk", "main, rsa-sig", "aggressive, rsa-sig", "main, dss", "aggressive, dss",
            "main, ecdsa", "aggressive, ecdsa", "main, pke", "aggressive, pke"})
    void tsharkDecryptsIkev1(String mode, String auth) throws Exception {
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        Path capture = folder.resolve("demo.pcapng");
        PrintWriter unread = new PrintWriter(new StringWriter());
        assertThat(new IkeCommand(unread, unread, Map.of()).execute("demo", "--version", "1", "--mode", mode, "--auth",
                auth, "--seed",
                "7", "--pcap", capture.toString(), "--keys", folder.resolve("wireshark").toString())).isZero();
        List<String> theirs = run(capture, "-T", "fields", "-E", "separator=|", "-e", "isakmp.typepayload", "-e",
                "icmp.seq").lines().toList();
        List<String> ours = story(mode, auth).map(DemoTsharkTest::outline).toList();
        assertThat(theirs.stream().map(line -> line.replaceAll("(?<=[0-9]),[23](?=,|\\|)", "")))
                .containsExactlyElementsOf(ours);
        assertThat(run(capture, "-V")).doesNotContainIgnoringCase("malformed");
    }

    private static Stream<Explanation> story(String mode, String auth) {
        return messages(Demonstration.play(7, new Variant(IkeVersion.IKEV1, mode.equals("aggressive"),
                Authentication.of(auth).orElseThrow())));
    }

    private static Stream<Explanation> messages(Recording recording) {
        return Narrator.tell(recording).stream().filter(Passage.Message.class::isInstance)
                .map(message -> ((Passage.Message) message).explanation());
    }

    /** The types of an IKE message's payloads, or the number of an echo inside ESP. */
    private static String outline(Explanation explanation) {
        return explanation.subject() instanceof Subject.Ike
                ? Readings.values(explanation, "Next Payload").map(text -> text.replaceAll(".*\\(|\\)", ""))
                        .filter(code -> !List.of("0", "2", "3").contains(code)).collect(Collectors.joining(",")) + "|"
                : "|" + String.join(",", Readings.inside(explanation, "ICMP message", "Sequence Number"));
    }

    @Test
    void theDocumentNamesExactlyWhatIsCompared() throws IOException {
        String table = Files.readString(Path.of("../docs/tshark.md")).split("## ", 3)[1];
        assertThat(Pattern.compile("`((?:isakmp|esp|icmp)\\.[a-z0-9._]+)`").matcher(table).results()
                .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(Ikev2Columns.COLUMNS.values().keySet());
    }

    private String run(Path capture, String... arguments) throws IOException, InterruptedException {
        return new Tshark(folder).read(capture, arguments);
    }
}
