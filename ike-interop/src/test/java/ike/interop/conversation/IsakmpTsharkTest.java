package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import ike.interop.Captures;
import ike.interop.Tshark;
import ike.interop.cli.IkeCommand;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Subject;
import ike.wire.Field;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CertPayload;
import ike.wire.v1.DeletePayload;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IdType;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.Payload;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.SigPayload;
import ike.wire.v1.VendorIdPayload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wireshark's reader and ours see the same in IKEv1, of strongSwan's by every method and of our own in both modes. */
class IsakmpTsharkTest {
    /** Wireshark's name of a value, and where it stands here. */
    private static final ImmutableMap<String, Function<Explanation, Stream<?>>> COLUMNS = ImmutableMap
            .<String, Function<Explanation, Stream<?>>>builder()
            .put("isakmp.ispi", e -> ike(e).map(ike -> ike.initiatorSpi().hex()))
            .put("isakmp.rspi", e -> ike(e).map(ike -> ike.responderSpi().hex()))
            .put("isakmp.messageid", e -> ike(e).map(ike -> String.format("0x%08x", ike.messageId())))
            .put("isakmp.exchangetype", e -> e.isakmp().stream().map(m -> m.header().exchange().code()))
            .put("isakmp.flags", e -> e.isakmp().stream().map(m -> String.format("0x%02x", m.header().flags())))
            .put("isakmp.typepayload", e -> payloads(e).map(payload -> payload.type().code()))
            .put("isakmp.hash", e -> all(e, HashPayload.class).map(hash -> hash.data().hex()))
            .put("isakmp.sig", e -> all(e, SigPayload.class).map(sig -> sig.data().hex()))
            .put("isakmp.nonce", e -> all(e, NoncePayload.class).map(nonce -> nonce.data().hex()))
            .put("isakmp.key_exchange.data", e -> all(e, KePayload.class).map(ke -> ke.data().hex()))
            .put("isakmp.vid_bytes", e -> all(e, VendorIdPayload.class).map(vid -> vid.id().hex()))
            .put("isakmp.id.type", e -> all(e, IdPayload.class).map(id -> id.id().type().code()))
            .put("isakmp.id.data.fqdn",
                    e -> all(e, IdPayload.class).filter(id -> id.id().type() == IdType.Known.ID_FQDN)
                            .map(id -> new String(id.id().data().toArray(), StandardCharsets.UTF_8)))
            .put("isakmp.cert.encoding", e -> all(e, CertPayload.class).map(cert -> cert.encoding().code()))
            .put("isakmp.notify.msgtype", e -> all(e, NotificationPayload.class).map(n -> n.notifyType().code()))
            .put("isakmp.delete.spi",
                    e -> all(e, DeletePayload.class).flatMap(d -> d.spis().stream()).map(spi -> spi.hex()))
            .put("isakmp.prop.number", e -> proposals(e).map(proposal -> proposal.number()))
            .put("isakmp.trans.id", e -> proposals(e).flatMap(p -> p.transforms().stream())
                    .map(transform -> transform.id().code()))
            .put("isakmp.ike.attr.type", e -> attributes(e, true))
            .put("isakmp.ipsec.attr.type", e -> attributes(e, false))
            .put("isakmp.cfg.attr.type", e -> all(e, AttributesPayload.class).flatMap(a -> a.attributes().stream())
                    .map(attribute -> attribute.type().code()))
            .put("esp.spi", e -> esp(e).map(esp -> String.format("0x%08x", esp.spi())))
            .put("esp.sequence", e -> esp(e).map(Subject.Esp::sequence))
            .put("icmp.seq", e -> e.layers().stream().flatMap(layer -> layer.root().all())
                    .filter(field -> field.name().equals("ICMP message")).flatMap(Field::all)
                    .filter(field -> field.name().equals("Sequence Number")).map(Field::value))
            .buildOrThrow();

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
                .map(match -> match.group(1))).containsExactlyInAnyOrderElementsOf(COLUMNS.keySet());
    }

    private void compare(Path capture, KeyTables keys) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-Y", "isakmp || esp", "-T", "fields", "-E", "separator=|", "-E", "aggregator=,"));
        COLUMNS.keySet().forEach(column -> arguments.addAll(List.of("-e", column)));
        List<List<String>> theirs = new Tshark(folder).read(capture, arguments.toArray(String[]::new)).lines()
                .map(IsakmpTsharkTest::theirRow).toList();
        List<List<String>> ours = Talks.hearCapture(capture, keys).stream().map(IsakmpTsharkTest::row).toList();
        for (int packet = 0; packet < ours.size(); packet++) {
            assertThat(theirs.get(packet)).as("packet %d: %s", packet + 1, COLUMNS.keySet())
                    .isEqualTo(ours.get(packet));
        }
        assertThat(theirs).hasSameSizeAs(ours);
        assertThat(new Tshark(folder).read(capture, "-V")).doesNotContainIgnoringCase("malformed");
    }

    private static List<String> row(Explanation explanation) {
        return COLUMNS.values().stream()
                .map(column -> String.join(",", column.apply(explanation).map(Object::toString).toList())).toList();
    }

    /** To Wireshark, proposals and transforms are payloads too. */
    private static List<String> theirRow(String line) {
        List<String> cells = new ArrayList<>(Splitter.on('|').splitToList(line));
        int types = COLUMNS.keySet().asList().indexOf("isakmp.typepayload");
        cells.set(types, String.join(",", Splitter.on(',').splitToStream(cells.get(types))
                .filter(type -> !type.equals("2") && !type.equals("3")).toList()));
        return cells;
    }

    private static Stream<Payload> payloads(Explanation explanation) {
        return explanation.isakmp().stream().flatMap(message -> message.payloads().payloads().stream());
    }

    private static <T extends Payload> Stream<T> all(Explanation explanation, Class<T> kind) {
        return payloads(explanation).filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<Proposal> proposals(Explanation explanation) {
        return all(explanation, SaPayload.class).flatMap(sa -> sa.proposals().stream());
    }

    private static Stream<Integer> attributes(Explanation explanation, boolean ofPhase1) {
        return proposals(explanation).filter(proposal -> (proposal.protocol() == ProtocolId.Known.ISAKMP) == ofPhase1)
                .flatMap(proposal -> proposal.transforms().stream())
                .flatMap(transform -> transform.attributes().stream()).map(attribute -> attribute.type().code());
    }

    private static Stream<Subject.Ike> ike(Explanation explanation) {
        return Stream.of(explanation.subject()).filter(Subject.Ike.class::isInstance).map(Subject.Ike.class::cast);
    }

    private static Stream<Subject.Esp> esp(Explanation explanation) {
        return Stream.of(explanation.subject()).filter(Subject.Esp.class::isInstance).map(Subject.Esp.class::cast);
    }
}
