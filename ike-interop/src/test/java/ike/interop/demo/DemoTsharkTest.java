package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import ike.engine.config.IkeVersion;
import ike.interop.Tshark;
import ike.interop.cli.IkeCommand;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Subject;
import ike.wire.CodePoint;
import ike.wire.Field;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.SaPayload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wireshark's reader and ours see the same in what the demonstration writes; skipped where no tshark is installed. */
class DemoTsharkTest {
    /** Wireshark's name of a value, and where it stands here. */
    private static final ImmutableMap<String, Function<Explanation, List<String>>> COLUMNS = ImmutableMap
            .<String, Function<Explanation, List<String>>>builder()
            .put("isakmp.ispi", e -> ike(e, i -> i.initiatorSpi().hex()))
            .put("isakmp.rspi", e -> ike(e, i -> i.responderSpi().hex()))
            .put("isakmp.messageid", e -> ike(e, i -> String.format("0x%08x", i.messageId())))
            .put("isakmp.typepayload", DemoTsharkTest::payloadTypes)
            .put("isakmp.nonce", e -> values(e, "Nonce Data"))
            .put("isakmp.key_exchange.data", e -> values(e, "Key Exchange Data"))
            .put("isakmp.auth.data", e -> values(e, "Authentication Data"))
            .put("isakmp.enc.iv",
                    e -> e.subject() instanceof Subject.Ike ? values(e, "Initialization Vector") : List.of())
            .put("isakmp.notify.msgtype", e -> codes(e, NotifyPayload.class, NotifyPayload::notifyType))
            .put("isakmp.spi", DemoTsharkTest::spis)
            .put("isakmp.delete.spi", e -> inside(e, "D payload", "SPI"))
            .put("isakmp.ts.start_ipv4", e -> values(e, "Starting Address"))
            .put("isakmp.ts.end_ipv4", e -> values(e, "Ending Address"))
            .put("isakmp.id.data.fqdn", e -> values(e, "Identification Data"))
            .put("isakmp.tf.id.encr", e -> transforms(e, 1)).put("isakmp.tf.id.prf", e -> transforms(e, 2))
            .put("isakmp.tf.id.integ", e -> transforms(e, 3)).put("isakmp.tf.id.dh", e -> transforms(e, 4))
            .put("esp.spi", e -> esp(e, s -> String.format("0x%08x", s.spi())))
            .put("esp.sequence", e -> esp(e, s -> Long.toString(s.sequence())))
            .put("icmp.type",
                    e -> inside(e, "ICMP message", "Type").stream().map(t -> t.replaceAll(",.*", "")).toList())
            .put("icmp.seq", e -> inside(e, "ICMP message", "Sequence Number"))
            .put("icmp.checksum.status", e -> inside(e, "ICMP message", "Checksum").stream().map(_ -> "1").toList())
            .buildOrThrow();

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
        List<List<String>> theirs = tshark(capture);
        List<List<String>> ours = Narrator.tell(Demonstration.play(7, Variant.DEFAULT)).stream()
                .filter(Passage.Message.class::isInstance).map(m -> row(((Passage.Message) m).explanation())).toList();
        for (int packet = 0; packet < ours.size(); packet++) {
            assertThat(theirs.get(packet)).as("packet %d: %s", packet + 1, COLUMNS.keySet())
                    .isEqualTo(ours.get(packet));
        }
        assertThat(theirs).hasSameSizeAs(ours);
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
        return Narrator.tell(Demonstration.play(7, new Variant(IkeVersion.IKEV1, mode.equals("aggressive"),
                Authentication.of(auth).orElseThrow()))).stream()
                .filter(Passage.Message.class::isInstance).map(m -> ((Passage.Message) m).explanation());
    }

    /** The types of an IKE message's payloads, or the number of an echo inside ESP. */
    private static String outline(Explanation explanation) {
        return explanation.subject() instanceof Subject.Ike
                ? values(explanation, "Next Payload").stream().map(text -> text.replaceAll(".*\\(|\\)", ""))
                        .filter(code -> !List.of("0", "2", "3").contains(code)).collect(Collectors.joining(",")) + "|"
                : "|" + String.join(",", inside(explanation, "ICMP message", "Sequence Number"));
    }

    @Test
    void theDocumentNamesExactlyWhatIsCompared() throws IOException {
        String table = Files.readString(Path.of("../docs/tshark.md")).split("## ", 3)[1];
        assertThat(Pattern.compile("`((?:isakmp|esp|icmp)\\.[a-z0-9._]+)`").matcher(table).results()
                .map(match -> match.group(1))).containsExactlyInAnyOrderElementsOf(COLUMNS.keySet());
    }

    private List<List<String>> tshark(Path capture) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-T", "fields", "-E", "separator=|", "-E", "aggregator=,"));
        COLUMNS.keySet().forEach(column -> arguments.addAll(List.of("-e", column)));
        return run(capture, arguments.toArray(String[]::new)).lines().map(DemoTsharkTest::theirRow).toList();
    }

    /** To Wireshark, proposals and transforms are payloads too. */
    private static List<String> theirRow(String line) {
        List<String> cells = new ArrayList<>(Splitter.on('|').splitToList(line));
        int types = COLUMNS.keySet().asList().indexOf("isakmp.typepayload");
        cells.set(types, String.join(",", Splitter.on(',').splitToStream(cells.get(types))
                .filter(type -> !type.equals("2") && !type.equals("3")).toList()));
        return cells;
    }

    private String run(Path capture, String... arguments) throws IOException, InterruptedException {
        return new Tshark(folder).read(capture, arguments);
    }

    private static List<String> row(Explanation explanation) {
        return COLUMNS.values().stream().map(column -> String.join(",", column.apply(explanation))).toList();
    }

    private static List<String> payloadTypes(Explanation explanation) {
        return explanation.message().stream().flatMap(m -> m.payloads().stream())
                .map(payload -> Integer.toString(payload.type().code())).toList();
    }

    private static <T extends ike.wire.v2.Payload> List<String> codes(Explanation explanation, Class<T> kind,
            Function<T, CodePoint> code) {
        return explanation.message().stream().flatMap(m -> m.payloads().stream()).filter(kind::isInstance)
                .map(p -> Integer.toString(code.apply(kind.cast(p)).code())).toList();
    }

    private static List<String> transforms(Explanation explanation, int type) {
        return explanation.message().stream().flatMap(m -> m.first(SaPayload.class).stream())
                .flatMap(sa -> sa.proposals().stream()).flatMap(p -> p.transforms().stream())
                .filter(t -> t.type().code() == type).map(t -> Integer.toString(t.id().code())).toList();
    }

    private static List<String> spis(Explanation explanation) {
        return explanation.layers().stream().filter(layer -> explanation.subject() instanceof Subject.Ike)
                .flatMap(layer -> layer.root().children().stream())
                .filter(payload -> !payload.name().equals("D payload"))
                .flatMap(Field::all).filter(field -> field.name().equals("SPI") && field.length() > 0)
                .map(Field::value).toList();
    }

    private static List<String> inside(Explanation explanation, String structure, String name) {
        return fields(explanation).filter(field -> field.name().equals(structure)).flatMap(Field::all)
                .filter(field -> field.name().equals(name)).map(Field::value).toList();
    }

    private static List<String> values(Explanation explanation, String name) {
        return fields(explanation).filter(field -> field.name().equals(name)).map(Field::value).toList();
    }

    private static Stream<Field> fields(Explanation explanation) {
        return explanation.layers().stream().flatMap(layer -> layer.root().all());
    }

    private static List<String> ike(Explanation explanation, Function<Subject.Ike, String> value) {
        return explanation.subject() instanceof Subject.Ike ike ? List.of(value.apply(ike)) : List.of();
    }

    private static List<String> esp(Explanation explanation, Function<Subject.Esp, String> value) {
        return explanation.subject() instanceof Subject.Esp esp ? List.of(value.apply(esp)) : List.of();
    }
}
