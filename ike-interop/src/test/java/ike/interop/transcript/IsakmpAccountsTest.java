package ike.interop.transcript;

import static ike.interop.transcript.Packets.explain;
import static ike.interop.transcript.Packets.explained;
import static ike.interop.transcript.Packets.frame;
import static ike.interop.transcript.Packets.frames;
import static ike.interop.transcript.Packets.message;
import static ike.interop.transcript.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.interop.capture.Frame;
import ike.interop.keys.Ikev1Keys;
import ike.interop.keys.KeyTables;
import ike.wire.Bytes;
import ike.wire.v1.FragmentPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v1.IsakmpMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IKEv1 of three implementations, decrypted by the key of Phase 1 alone (RFC 2409 Appendix B). */
class IsakmpAccountsTest {
    private static final String PSK = "ikev1-strongswan-psk-3des-sha1-modp1024.pcap";
    private final Explainer explainer = new Explainer(Packets::keys, ImmutableSet.of());

    @ParameterizedTest
    @ValueSource(strings = {"ikev1-certs.pcap", "ikev1-bug-12610.pcapng.gz", PSK,
            "ikev1-strongswan-psk-aes256-sha1-modp2048-pfs.pcap", "ikev1-strongswan-rsa-aes128-sha256-ecp256.pcap",
            "ikev1-strongswan-aggr-psk-aes256-sha384-modp1536.pcap"})
    void everyMessageIsDecrypted(String capture) {
        assertThat(explain(capture, Packets.keys())).isNotEmpty().allSatisfy(explanation -> {
            Subject.Ike ike = (Subject.Ike) explanation.subject();
            assertThat(ike.payloads().isEmpty()).isEqualTo(ike.sealed().isPresent());
            assertThat(explanation.layers()).hasSize(ike.sealed().isPresent() ? 2 : 1)
                    .allSatisfy(layer -> assertThat(layer.problem()).isEmpty());
            assertThat(explanation.notes()).isSubsetOf("sent once more, to the octet");
        });
    }

    @Test
    void followsTransactionsBesideEachOther() {
        assertThat(explain("ikev1-bug-12610.pcapng.gz", Packets.keys()).stream().skip(4).map(Headlines::of))
                .containsExactly("IKEv1 Main Mode, message ID 00000000: encrypted {ID, HASH}",
                        "IKEv1 Main Mode, message ID 00000000: encrypted {ID, HASH}",
                        "IKEv1 Transaction, message ID 248fb011: encrypted {HASH, ATTR(ISAKMP-CFG-REQUEST)}",
                        "IKEv1 Informational, message ID 83e1ee0b: encrypted {HASH, N(INITIAL-CONTACT)}",
                        "IKEv1 Transaction, message ID 248fb011: encrypted {HASH, ATTR(ISAKMP-CFG-REPLY)}",
                        "IKEv1 Transaction, message ID e1971702: encrypted {HASH, ATTR(ISAKMP-CFG-SET)}",
                        "IKEv1 Transaction, message ID e1971702: encrypted {HASH, ATTR(ISAKMP-CFG-ACK)}",
                        "IKEv1 Transaction, message ID c214c33f: encrypted {HASH, ATTR(ISAKMP-CFG-REQUEST)}",
                        "IKEv1 Transaction, message ID c214c33f: encrypted {HASH, ATTR(ISAKMP-CFG-REPLY)}",
                        "IKEv1 Quick Mode, message ID b1167ba3: encrypted {HASH, SA, NONCE, ID, ID}",
                        "IKEv1 Quick Mode, message ID b1167ba3: encrypted {HASH, SA, NONCE, ID, ID}",
                        "IKEv1 Quick Mode, message ID b1167ba3: encrypted {HASH}");
    }

    @Test
    void followsAggressiveMode() {
        assertThat(explain("ikev1-strongswan-aggr-psk-aes256-sha384-modp1536.pcap", Packets.keys()).stream().skip(1)
                .limit(2).map(Headlines::of)).containsExactly(
                        "IKEv1 Aggressive Mode, message ID 00000000: SA, KE, NONCE, ID, VID, VID, VID, VID, NAT-D, NAT-D, HASH",
                        "IKEv1 Aggressive Mode, message ID 00000000: encrypted {HASH, NAT-D, NAT-D}");
    }

    /** What Wireshark decrypts in these files. */
    @ParameterizedTest
    @CsvSource({"ikev1-certs.pcap,7,Hash Data,5a32e8a56d40768d60f16a0521da6cbc",
            "ikev1-certs.pcap,9,Hash Data,69791a1955c654b3be0ae8e349af1d5f",
            "ikev1-bug-12610.pcapng.gz,9,Hash Data,b52521f774967402c9f6cee95fd17e5bccec230b5731fc530e1a8ab33a69f440",
            "ikev1-bug-12610.pcapng.gz,6,Identification Data,moon.localdomain",
            "ikev1-certs.pcap,5,Cert Encoding,X.509 Certificate - Signature (4)"})
    void decryptsToWhatIsKnown(String capture, int packet, String field, String value) {
        assertThat(explain(capture, Packets.keys()).get(packet - 1).layers().getLast().root().all()
                .filter(f -> f.name().equals(field))).first().extracting(f -> f.value()).isEqualTo(value);
    }

    @Test
    void aRepeatedMessageHasItsVectorOnceMore() {
        Frame quick = frames(PSK).get(6);
        frames(PSK).stream().limit(8).forEach(explainer::explain);

        Explanation again = explained(explainer.explain(quick));

        assertThat(((Subject.Ike) again.subject()).sealed()).isPresent();
        assertThat(again.notes()).containsExactly("sent once more, to the octet");
        assertThat(Headlines.of(explained(explainer.explain(frames(PSK).get(8))))).endsWith("encrypted {HASH}");
    }

    @Test
    void aMessageWaitsForTheOneBeforeIt() {
        List<Frame> frames = frames(PSK);
        frames.stream().limit(7).forEach(explainer::explain);

        assertThat(explainer.explain(frames.get(8))).isEmpty();
        List<Explanation> told = allExplained(explainer.explain(frames.get(7)));

        assertThat(told).extracting(Explanation::number).containsExactly(8L, 9L);
        assertThat(told).allSatisfy(one -> assertThat(((Subject.Ike) one.subject()).sealed()).isPresent());
        assertThat(told.getFirst().notes()).singleElement().asString().contains("missing, or out of order");
        assertThat(told.getLast().notes()).isEmpty();
        assertThat(explainer.rest()).isEmpty();
    }

    @Test
    void saysWhereMessagesAreMissing() {
        List<Frame> frames = frames(PSK);
        frames.stream().limit(7).forEach(explainer::explain);

        assertThat(explainer.explain(frames.get(8))).isEmpty();
        Explanation third = explained(explainer.rest());

        assertThat(((Subject.Ike) third.subject()).sealed()).isEmpty();
        assertThat(third.layers()).singleElement().satisfies(layer -> assertThat(layer.problem()).isEmpty());
        assertThat(third.notes()).singleElement().asString().contains("a message before this one is missing");
    }

    /** With another key nothing is ever opened: the first messages wait a while, the others are told at once. */
    @Test
    void nothingWaitsInVainForLong() {
        KeyTables wrong = new KeyTables(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.of(new Ikev1Keys(Bytes.fromHex("df328b084d786064"), Secret.copyOf(Bytes.zeros(24)))),
                ImmutableList.of());
        Explainer inVain = new Explainer(() -> wrong, ImmutableSet.of());
        List<Frame> frames = frames(PSK);
        List<Explanation> told = new ArrayList<>();
        for (Frame frame : frames) {
            told.addAll(allExplained(inVain.explain(frame)));
            assertThat(told.size()).isGreaterThanOrEqualTo((int) frame.number() - HeldBack.PATIENCE);
        }
        told.addAll(allExplained(inVain.rest()));

        assertThat(told).extracting(Explanation::number).isSorted().hasSize(frames.size());
        assertThat(told.stream().skip(4)).allSatisfy(one -> assertThat(one.isakmp()).isEmpty());
    }

    private static List<Explanation> allExplained(List<Explainer.Result> results) {
        return results.stream().map(result -> ((Explainer.Result.Explained) result).explanation()).toList();
    }

    /** A second answer with another cipher, forged or damaged: vectors of the first are none of the second, and nothing breaks. */
    @Test
    void whatWasAgreedOnMayChange() {
        List<Frame> frames = frames(PSK);
        Bytes answer = message(frames("ikev1-strongswan-psk-aes256-sha1-modp2048-pfs.pcap").get(1));
        Bytes forged = Bytes.concat(message(frames.get(1)).slice(0, 16), answer.from(16));
        Explainer anyKey = new Explainer(() -> new KeyTables(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.<Ikev1Keys>builder().addAll(Packets.keys().ikev1())
                        .add(new Ikev1Keys(message(frames.get(1)).slice(0, 8), Secret.copyOf(Bytes.zeros(32)))).build(),
                ImmutableList.of()), ImmutableSet.of());
        frames.stream().limit(8).forEach(anyKey::explain);

        anyKey.explain(frame(udp(500, 500, forged)));

        List<Explanation> told = new ArrayList<>();
        frames.stream().skip(4).forEach(frame -> told.addAll(allExplained(anyKey.explain(frame))));
        told.addAll(allExplained(anyKey.rest()));
        assertThat(told).hasSize(frames.size() - 4).allSatisfy(again -> assertThat(again.notes()).isNotEmpty());
    }

    @Test
    void saysWhatIsMissing() {
        Frame fifth = frames(PSK).get(4);
        assertThat(explainer.explain(fifth)).isEmpty();
        assertThat(explained(explainer.rest()).notes())
                .containsExactly("the messages that agree on its cipher are not in this capture");
        assertThat(explain(PSK, KeyTables.NONE).get(4).notes()).containsExactly("no keys for this ISAKMP SA");
        KeyTables wrong = new KeyTables(ImmutableList.of(), ImmutableList.of(),
                ImmutableList.of(new Ikev1Keys(Bytes.fromHex("df328b084d786064"), Secret.copyOf(Bytes.zeros(16)))),
                ImmutableList.of());
        assertThat(explain(PSK, wrong).get(4).notes())
                .containsExactly("its key in the table does not have the 24 octets of ENCR_3DES");
    }

    @Test
    void putsFragmentsTogether() {
        List<Frame> frames = frames("ikev1-strongswan-rsa-aes128-sha256-ecp256.pcap");
        frames.stream().limit(4).forEach(explainer::explain);
        Bytes fifth = message(frames.get(4)).from(4);
        IsakmpHeader header = IsakmpHeaders.decode(fifth).orThrow();

        Explanation last = null;
        for (int number : new int[]{2, 1, 1, 3}) {
            Bytes piece = fifth.slice(400 * (number - 1), Math.min(fifth.length(), 400 * number));
            FragmentPayload fragment = new FragmentPayload(7, number, number == 3 ? FragmentPayload.FLAG_LAST : 0,
                    piece);
            Bytes octets = IsakmpMessages.encode(header, ImmutableList.of(fragment)).octets();
            last = explained(explainer.explain(frame(udp(500, 500, octets))));
        }

        assertThat(Headlines.of(Objects.requireNonNull(last)))
                .isEqualTo(
                        "IKEv1 Main Mode, message ID 00000000: encrypted {ID, CERT, SIG, CERT_REQ, N(INITIAL-CONTACT)}");
        assertThat(last.layers()).hasSize(3);
        assertThat(Headlines.of(explained(explainer.explain(frames.get(5))))).contains("encrypted {ID, CERT, SIG");
    }
}
