package ike.interop.transcript;

import static ike.interop.transcript.Packets.explain;
import static ike.interop.transcript.Packets.explained;
import static ike.interop.transcript.Packets.frame;
import static ike.interop.transcript.Packets.frames;
import static ike.interop.transcript.Packets.ipv4;
import static ike.interop.transcript.Packets.message;
import static ike.interop.transcript.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.capture.Frame;
import ike.interop.conversation.Conversation;
import ike.interop.conversation.Credentials;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
    private final Explainer explainer = new Explainer(Packets::keys, ImmutableSet.of(12345));

    /** The AUTH data that Wireshark decrypts in these files. */
    @ParameterizedTest
    @CsvSource({"ikev2-decrypt-3des-sha1_160.pcap,3,02f7a0d5", "ikev2-decrypt-3des-sha1_160.pcap,4,f6bbc7b6",
            "ikev2-decrypt-aes256cbc.pcapng,3,e1a8d550", "ikev2-decrypt-aes256cbc.pcapng,4,ebbc48ef",
            "ikev2-decrypt-aes256gcm16.pcap,3,bc404a4c", "ikev2-decrypt-aes256gcm16.pcap,4,9ab71f14"})
    void opensRealMessages(String capture, int packet, String auth) {
        Explanation explanation = explain(capture, Packets.keys()).get(packet - 1);
        assertThat(explanation.layers()).hasSize(2).allSatisfy(layer -> assertThat(layer.problem()).isEmpty());
        assertThat(explanation.layers().getFirst().protection().orElseThrow().verdict()).isEqualTo(Verdict.GOOD);
        assertThat(value(explanation, "Authentication Data")).startsWith(auth).hasSize(64);
        assertThat(explanation.subject()).isInstanceOfSatisfying(Subject.Ike.class,
                ike -> assertThat(ike.sealed().orElseThrow()).contains("AUTH", "SA" + (packet == 3 ? "i" : "r"),
                        "TSi"));
    }

    @Test
    void tellsADeletionAndItsEmptyAnswer() {
        List<Explanation> all = explain("ikev2-decrypt-aes256gcm16.pcap", Packets.keys());
        assertThat(all).extracting(Headlines::of).endsWith("IKEv2 INFORMATIONAL request 0 from the responder: SK {D}",
                "IKEv2 INFORMATIONAL response 0 from the initiator: SK {}");
    }

    @Test
    void opensRealEsp() {
        List<Explanation> all = explain("esp-bug-12671.pcapng.gz", Packets.keys());
        assertThat(all).extracting(e -> ((Subject.Esp) e.subject()).inner()).containsExactly(
                "ICMP echo request, identifier 2, sequence number 2, 10.1.1.1 → 10.1.0.10",
                "ICMP echo reply, identifier 2, sequence number 2, 10.1.0.10 → 10.1.1.1",
                "ICMP echo request, identifier 2, sequence number 3, 10.1.1.1 → 10.1.0.10",
                "ICMP echo reply, identifier 2, sequence number 3, 10.1.0.10 → 10.1.1.1",
                "ICMP echo request, identifier 2, sequence number 4, 10.1.1.1 → 10.1.0.10",
                "ICMP echo reply, identifier 2, sequence number 4, 10.1.0.10 → 10.1.1.1");
        assertThat(all).allSatisfy(e -> assertThat(e.layers().getFirst().protection().orElseThrow().verdict())
                .isEqualTo(Verdict.GOOD));
    }

    @ParameterizedTest
    @CsvSource({"ikev2-decrypt-3des-sha1_160.pcap", "ikev2-decrypt-aes256cbc.pcapng", "ikev2-decrypt-aes256gcm16.pcap",
            "esp-bug-12671.pcapng.gz", "ikev1-certs.pcap", "ikev1-bug-12610.pcapng.gz"})
    void fieldsCoverEveryOctetOnce(String capture) {
        for (KeyTables keys : List.of(Packets.keys(), KeyTables.NONE)) {
            assertThat(explain(capture, keys)).isNotEmpty().allSatisfy(explanation -> {
                for (Layer layer : explanation.layers()) {
                    int at = 0;
                    for (Field leaf : layer.root().leaves().toList()) {
                        assertThat(leaf.offset()).as(leaf.name()).isEqualTo(at);
                        at += leaf.length();
                    }
                    assertThat(at).isEqualTo(layer.octets().length()).isEqualTo(layer.root().length());
                }
            });
        }
    }

    @Test
    void withoutKeysItSaysSo() {
        Explanation ike = explain("ikev2-decrypt-aes256gcm16.pcap", KeyTables.NONE).get(2);
        assertThat(ike.notes()).containsExactly("no keys for this IKE SA");
        assertThat(ike.layers()).hasSize(1);
        assertThat(explain("esp-bug-12671.pcapng.gz", KeyTables.NONE).getFirst().notes())
                .containsExactly("no keys for this ESP SA");
    }

    @Test
    void whatWasChangedOnItsWayIsBadAndStaysClosed() {
        for (Frame good : List.of(frames("ikev2-decrypt-aes256gcm16.pcap").get(2),
                frames("ikev2-decrypt-aes256cbc.pcapng").get(3), frames("esp-bug-12671.pcapng.gz").getFirst())) {
            byte[] octets = good.octets().toArray();
            octets[octets.length - 20] ^= 1;
            Explanation explanation = explained(explainer.explain(
                    new Frame(1, good.time(), good.linkType(), Bytes.owning(octets), octets.length)));
            assertThat(explanation.layers()).singleElement().satisfies(layer -> assertThat(
                    layer.protection().orElseThrow().verdict()).isEqualTo(Verdict.BAD));
        }
    }

    @Test
    void namesIkev1AndItsPayloads() {
        assertThat(explain("ikev1-certs.pcap", KeyTables.NONE)).extracting(Headlines::of).startsWith(
                "IKEv1 Main Mode, message ID 00000000: SA, VID, VID",
                "IKEv1 Main Mode, message ID 00000000: SA, VID, VID, VID, VID, VID, VID, VID, VID, VID",
                "IKEv1 Main Mode, message ID 00000000: KE, NONCE",
                "IKEv1 Main Mode, message ID 00000000: KE, NONCE, CERT_REQ");
        assertThat(explain("ikev1-bug-12610.pcapng.gz", KeyTables.NONE)).extracting(Headlines::of)
                .endsWith("IKEv1 Quick Mode, message ID b1167ba3: encrypted");
    }

    @Test
    void findsIkeBehindTheMarkerAndOnNamedPorts() {
        Bytes message = message(frames("ikev2-decrypt-aes256gcm16.pcap").getFirst());
        Bytes marked = Bytes.concat(Bytes.zeros(4), message);
        for (Bytes packet : ImmutableList.of(udp(500, 40000, message), udp(40000, 4500, marked),
                udp(12345, 40000, message), udp(40000, 12345, marked))) {
            assertThat(Headlines.of(explained(explainer.explain(frame(packet)))))
                    .startsWith("IKEv2 IKE_SA_INIT request 0 from the initiator: SAi, KEi, Ni, ");
        }
        assertThat(explainer.explain(frame(udp(40000, 40001, message))))
                .containsExactly(new Explainer.Result.Other("UDP port 40000"));
    }

    @Test
    void tellsWhatElseTravelsOnPort4500() {
        assertThat(explained(explainer.explain(frame(udp(4500, 4500, Bytes.of(0xff))))).subject())
                .isEqualTo(new Subject.NatKeepalive());
        assertThat(explained(explainer.explain(frame(udp(4500, 4500, Bytes.fromHex("c0ffee01 00000007 0102"))))))
                .satisfies(e -> assertThat(e.subject()).isEqualTo(new Subject.Esp(0xc0ffee01L, 7, "")))
                .satisfies(e -> assertThat(e.encapsulated()).isTrue());
    }

    @Test
    void readsAhAndWhatItCarries() {
        Bytes ping = Bytes.fromHex("0800 0000 0001 0002");
        assertThat(Headlines.of(explained(explainer.explain(frame(ipv4(51, 0, Packets.ah(1, ping)))))))
                .isEqualTo("AH SPI 00000abc, sequence number 5: ICMP echo request, identifier 1, sequence number 2");
        assertThat(Headlines.of(explained(explainer.explain(frame(ipv4(51, 0, Packets.ah(4, ipv4(1, 0, ping))))))))
                .endsWith("ICMP echo request, identifier 1, sequence number 2, 192.0.2.1 → 192.0.2.2");
        assertThat(explainer.explain(frame(ipv4(51, 0, Packets.ah(50, Bytes.fromHex("c0ffee01 00000007 0102"))))))
                .extracting(result -> ((Explainer.Result.Explained) result).explanation().subject())
                .containsExactly(new Subject.Ah(0xabc, 5, "ESP, 10 octets"), new Subject.Esp(0xc0ffee01L, 7, ""));
        assertThat(explained(explainer.explain(frame(ipv4(51, 0, Bytes.of(1, 4))))).subject())
                .isEqualTo(new Subject.Unreadable());
        assertThat(explained(explainer.explain(frame(ipv4(51, 0, Bytes.concat(Bytes.of(1, 99), Bytes.zeros(30)))))))
                .satisfies(e -> assertThat(e.layers().getFirst().problem()).isPresent());
    }

    @Test
    void partsOfPacketsAreNamed() {
        Bytes part = ipv4(17, 0x2000 | 3, Bytes.fromHex("0102030405060708"));
        assertThat(explained(explainer.explain(frame(part))).subject()).isEqualTo(new Subject.Fragment("UDP", 24));
        Bytes v6 = Bytes.concat(Bytes.fromHex("60000000 0010 2c 40"), Bytes.zeros(32),
                Bytes.fromHex("32 00 0008 00000001 0102030405060708"));
        assertThat(explained(explainer.explain(frame(v6))).subject()).isEqualTo(new Subject.Fragment("ESP", 8));
    }

    @ParameterizedTest
    @CsvSource({"4500001400070000400600 00c0000201c0000202,malformed TCP segment",
            "4500001400070000402f00 00c0000201c0000202,GRE", "45000014,malformed IP packet",
            "46000014000700004006 0000c0000201c0000202,malformed IP packet",
            "4500001c0007000040110000c0000201c0000202 01f401f40007 0000,malformed UDP datagram"})
    void namesWhatIsNeither(String hex, String what) {
        assertThat(explainer.explain(frame(Bytes.fromHex(hex)))).containsExactly(new Explainer.Result.Other(what));
    }

    @Test
    void octetsWithoutAHeaderAreUnreadable() {
        Explanation explanation = explained(explainer.explain(frame(udp(500, 500, Bytes.fromHex("0102")))));
        assertThat(explanation.subject()).isEqualTo(new Subject.Unreadable());
        assertThat(explanation.layers().getFirst().problem()).isPresent();
    }

    /** A capture with a small snapshot length: what there is of a message is shown, and nobody is blamed for the rest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ikev2-decrypt-aes256gcm16.pcap | 1 | 70  | IKEv2 IKE_SA_INIT request 0 from the initiator
            ikev2-decrypt-aes256gcm16.pcap | 1 | 150 | IKEv2 IKE_SA_INIT request 0 from the initiator: SA, KE
            ikev2-decrypt-aes256gcm16.pcap | 3 | 80  | IKEv2 IKE_AUTH request 1 from the initiator: SK
            ikev1-certs.pcap               | 1 | 140 | IKEv1 Main Mode, message ID 00000000: SA, VID, VID
            ikev1-certs.pcap               | 5 | 140 | IKEv1 Main Mode, message ID 00000000: encrypted
            esp-bug-12671.pcapng.gz        | 1 | 80  | ESP SPI c254fe64, sequence number 1
            """)
    void ofWhatTheCaptureHasCutTheBeginningIsShown(String capture, int packet, int kept, String headline) {
        Frame frame = frames(capture).get(packet - 1);

        Explanation explanation = explained(explainer.explain(new Frame(1, frame.time(), frame.linkType(),
                frame.octets().slice(0, kept), frame.octets().length())));

        assertThat(Headlines.of(explanation)).isEqualTo(headline);
        assertThat(explanation.notes()).containsExactly("cut short by the capture");
        assertThat(explanation.layers()).singleElement().satisfies(layer -> {
            assertThat(layer.problem()).isEmpty();
            assertThat(layer.protection()).isEmpty();
            assertThat(layer.root().leaves().mapToInt(Field::length).sum()).isEqualTo(layer.octets().length());
            assertThat(layer.octets().length()).isEqualTo(explanation.octets());
        });
        assertThat(new Conversation(Packets.keys(), Credentials.NONE).hear(explanation).standing().breaches())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30,cut short IP packet", "40,cut short UDP datagram", "50,cut short UDP datagram"})
    void ofLessThanAHeaderOnlyTheKindIsTold(int kept, String what) {
        Frame frame = frames("ikev2-decrypt-aes256gcm16.pcap").getFirst();

        assertThat(explainer.explain(new Frame(1, frame.time(), frame.linkType(), frame.octets().slice(0, kept),
                frame.octets().length()))).containsExactly(new Explainer.Result.Other(what));
    }

    private static String value(Explanation explanation, String name) {
        return explanation.layers().stream().flatMap(layer -> layer.root().all())
                .filter(field -> field.name().equals(name)).map(Field::value).findFirst().orElseThrow();
    }
}
