package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ike.interop.Captures;
import ike.interop.Tshark;
import ike.interop.cli.IkeCommand;
import ike.interop.keys.KeyTables;
import ike.interop.readers.BothReaders;
import ike.interop.readers.Ikev1Columns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wireshark's reader and ours see the same in IKEv1, of strongSwan's by every method and of our own in both modes. */
class IsakmpTsharkTest {
    @TempDir
    private Path folder;

    /** Why others are left out, docs/tshark.md says. */
    @ParameterizedTest
    @ValueSource(strings = {"ikev1-main-rsa", "ikev1-main-ecdsa256", "ikev1-xauth-psk", "ikev1-hybrid",
            "ikev1-main-rsa-nocert"})
    void ofStrongswan(String name) throws Exception {
        Path keys = Captures.file("strongswan/ikev1_decryption_table").resolveSibling("");
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        Files.createDirectories(folder.resolve("wireshark"));
        Files.copy(keys.resolve("ikev1_decryption_table"), folder.resolve("wireshark/ikev1_decryption_table"));
        // What Wireshark has no name for it would not read.
        Files.write(folder.resolve("wireshark/esp_sa"), Files.readAllLines(keys.resolve("esp_sa")).stream()
                .filter(line -> !line.contains("ENCR_")).toList());
        compare(Captures.file("strongswan/" + name + ".pcap"), KeyTables.read(folder.resolve("wireshark")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "aggressive"})
    void ofTheDemonstration(String mode) throws Exception {
        assumeTrue(Tshark.isHere(), "no tshark: its view is not compared");
        Path capture = folder.resolve("demo.pcapng");
        PrintWriter unread = new PrintWriter(new StringWriter());
        assertThat(new IkeCommand(unread, unread, Map.of()).execute("demo", "--version", "1", "--mode", mode, "--pcap",
                capture.toString(), "--keys", folder.resolve("wireshark").toString())).isZero();
        compare(capture, KeyTables.read(folder.resolve("wireshark")));
    }

    @Test
    void theDocumentNamesExactlyWhatIsCompared() throws IOException {
        String table = Files.readString(Path.of("../docs/tshark.md")).replaceFirst("(?s)^.*?## .*?## ", "")
                .replaceFirst("(?s)What is left out.*", "");
        assertThat(Pattern.compile("`((?:isakmp|esp|icmp)\\.[a-z0-9._]+)`").matcher(table).results()
                .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(Ikev1Columns.COLUMNS.values().keySet());
    }

    private void compare(Path capture, KeyTables keys) throws Exception {
        Tshark tshark = new Tshark(folder);
        assertThat(new BothReaders(tshark, Ikev1Columns.COLUMNS).differences(capture,
                Talks.hearCapture(capture, keys))).isEmpty();
        assertThat(tshark.read(capture, "-V")).doesNotContainIgnoringCase("malformed");
    }
}
