package ike.interop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/explain-json.md names every member that is printed, and no other. */
class ExplainJsonDocTest {
    private static final Path DOC = Path.of("../docs/explain-json.md");

    @Test
    void theDocumentNamesExactlyWhatIsPrinted() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|").matcher(Files.readString(DOC));
        while (row.find()) {
            documented.add(row.group(1));
        }
        Set<String> printed = new TreeSet<>();
        for (Explanation explanation : samples()) {
            printed.addAll(JsonPaths.of(JsonRenderer.render(explanation)));
        }
        printed.addAll(JsonPaths.of(JsonRenderer.render(FINDINGS)));
        assertThat(printed).isEqualTo(documented);
    }

    private static final Standing STANDING = new Standing(OptionalLong.of(1), OptionalLong.of(2),
            ImmutableList.of(new Standing.Deal("IKE", ImmutableList.of("1 IKE ENCR_NULL"), Optional.of("none"), "why")),
            ImmutableList.of(new Standing.Proof("AUTH", "moon", "PSK", Protection.Verdict.GOOD, "")),
            ImmutableList.of(new Standing.Breach("what", "RFC 7296 §2.1")));
    private static final Findings FINDINGS = new Findings(
            ImmutableList.of(new Findings.Sa(2, Bytes.u64(1), Bytes.u64(2), "", 3, 0, ImmutableList.of())),
            ImmutableList.of(new Findings.Unexplained("what", 1, 1)),
            ImmutableList.of(new Findings.Broken(1, STANDING.breaches().getFirst())), 0, Findings.Verdicts.NONE,
            Findings.Verdicts.NONE);

    private static List<Explanation> samples() {
        List<Explanation> samples = new ArrayList<>();
        for (String capture : List.of("ikev2-decrypt-aes256gcm16.pcap", "esp-bug-12671.pcapng.gz",
                "ikev1-certs.pcap")) {
            samples.addAll(Packets.explain(capture, Packets.keys()));
            samples.addAll(Packets.explain(capture, KeyTables.NONE));
        }
        Explainer explainer = new Explainer(Packets::keys, ImmutableSet.of());
        byte[] changed = Packets.frames("ikev2-decrypt-aes256gcm16.pcap").get(2).octets().from(42).toArray();
        changed[changed.length - 1] ^= 1;
        for (Bytes packet : List.of(Packets.udp(500, 500, Bytes.of(1, 2)), Packets.ipv4(17, 2, Bytes.zeros(8)),
                Packets.udp(4500, 4500, Bytes.of(0xff)), Packets.ipv4(51, 0, Packets.ah(17, Bytes.zeros(8))),
                Packets.ipv4(141, 0, Bytes.fromHex("00000020 c0ffee01 00000007")),
                Packets.udp(500, 500, Bytes.owning(changed)))) {
            samples.add(Packets.explained(explainer.explain(Packets.frame(packet))).with(STANDING));
        }
        Bytes whole = Bytes.concat(Bytes.fromHex("01f4 01f4 000c 0000"), Bytes.zeros(4));
        Explainer another = new Explainer(Packets::keys, ImmutableSet.of());
        another.explain(Packets.frame(Packets.ipv4(17, 0x2000, whole.slice(0, 8))));
        samples.add(Packets.explained(another.explain(Packets.frame(Packets.ipv4(17, 1, whole.from(8))))));
        Explanation any = samples.getLast();
        samples.add(new Explanation(1, any.time(), any.route(), false, 0, new Subject.StreamGap(7), ImmutableList.of(),
                ImmutableList.of(), Optional.empty(), Optional.empty(), ImmutableList.of(), Standing.NONE));
        return samples;
    }
}
