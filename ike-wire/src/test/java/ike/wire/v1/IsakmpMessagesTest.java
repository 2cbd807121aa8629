package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Field;
import ike.wire.Lie;
import ike.wire.VendorId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against the messages of other implementations, and octet by octet against the RFC's figures. */
class IsakmpMessagesTest {
    static Stream<Captures.Datagram> datagrams() {
        return Captures.datagrams().stream();
    }

    static Stream<Captures.Inside> decrypted() {
        return Captures.decrypted().stream();
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void realMessagesComeBackOctetByOctet(Captures.Datagram datagram) {
        IsakmpMessage message = IsakmpMessages.decode(datagram.octets()).orThrow();

        IsakmpMessage again = message.header().isEncrypted()
                ? IsakmpMessages.sealed(message.header(), message.header().firstPayload(), message.ciphertext())
                : IsakmpMessages.encode(message.header(), message.payloads().payloads());
        assertThat(again).isEqualTo(message);
        assertThat(message.octets()).isEqualTo(datagram.octets());
    }

    @ParameterizedTest
    @MethodSource("decrypted")
    void realEncryptedPayloadsComeBackOctetByOctet(Captures.Inside inside) {
        PayloadList list = IsakmpMessages.decodeInside(inside.first(), inside.octets()).orThrow();

        assertThat(IsakmpMessages.encodeInside(list.payloads()).chain()).isEqualTo(list.chain());
        Bytes payloads = Bytes.concat(list.chain().stream().map(ChainedPayload::octets).toArray(Bytes[]::new));
        assertThat(Bytes.concat(payloads, list.padding())).isEqualTo(inside.octets());
        assertThat(list.payloads()).isNotEmpty().noneMatch(UnknownPayload.class::isInstance);
    }

    /** What is new wants to be among the samples, which the other tests take. */
    @Test
    void everyPayloadIsAmongTheSamples() {
        assertThat(Samples.messages().stream().flatMap(message -> message.payloads().payloads().stream())
                .<Class<?>>map(Payload::getClass)).contains(Payload.class.getPermittedSubclasses());
    }

    /** libreswan pads what it sends in the clear. */
    @Test
    void aMessageInTheClearMayBeAlignedWithZeros() {
        IsakmpHeader header = Samples.messages().stream().map(IsakmpMessage::header)
                .filter(h -> !h.isEncrypted()).findFirst().orElseThrow();
        IsakmpMessage odd = IsakmpMessages.encode(header, List.of(new VendorIdPayload(Bytes.fromHex("01"))));
        IsakmpMessage aligned = IsakmpMessages.decode(behind(odd, "000000")).orThrow();
        assertThat(aligned.payloads().chain()).isEqualTo(odd.payloads().chain());
        assertThat(aligned.payloads().padding()).isEqualTo(Bytes.zeros(3));
        for (String wrong : List.of("00", "0000", "000001", "00000000000000")) {
            assertThat(IsakmpMessages.decode(behind(odd, wrong))).as(wrong).isInstanceOf(Decoded.Bad.class);
        }
    }

    private static Bytes behind(IsakmpMessage message, String more) {
        Bytes octets = Bytes.concat(message.octets(), Bytes.fromHex(more));
        return Lie.put(octets, IsakmpHeaders.LENGTH_OFFSET, 4, octets.length());
    }

    @Test
    void theFieldsCoverEveryOctetOnce() {
        Stream.concat(datagrams().map(Captures.Datagram::octets),
                Samples.messages().stream().map(IsakmpMessage::octets))
                .forEach(octets -> {
                    int covered = 0;
                    for (Field leaf : IsakmpMessages.dissect(octets).root().leaves().toList()) {
                        assertThat(leaf.offset()).as(leaf.name()).isEqualTo(covered);
                        covered += leaf.length();
                    }
                    assertThat(covered).isEqualTo(octets.length());
                });
    }

    @Test
    void readsTheOfferOfARealMainMode() {
        IsakmpMessage message = IsakmpMessages.decode(Captures.datagram("ikev1-bug-12610.pcapng.gz", 1).octets())
                .orThrow();

        Proposal proposal = message.payloads().first(SaPayload.class).orElseThrow().proposals().getFirst();
        assertThat(proposal.transforms()).hasSize(12);
        assertThat(proposal.transforms().getFirst().describe())
                .isEqualTo("KEY_IKE, Life Type seconds (1), Life Duration"
                        + " 28800, Encryption Algorithm AES-CBC (7), Key Length 256, Authentication Method XAUTHInitPreShared"
                        + " (65001), Hash Algorithm SHA2-256 (4), Group Description 1024-bit MODP group (2)");
        assertThat(message.payloads().all(VendorIdPayload.class).stream()
                .map(v -> VendorId.find(v.id()).map(VendorId::label).orElse(v.id().hex())))
                .contains("XAUTH", "Cisco Unity", "NAT traversal (RFC 3947)", "Dead Peer Detection (RFC 3706)");
    }

    @Test
    void readsWhatEachEncryptedMessageIsAbout() {
        assertThat(summaries("ikev1-bug-12610.pcapng.gz", 5))
                .contains("ID payload: ID_IPV4_ADDR 192.168.0.100, protocol 17, port 500");
        assertThat(summaries("ikev1-bug-12610.pcapng.gz", 6)).contains("ID payload: ID_FQDN moon.localdomain");
        assertThat(summaries("ikev1-bug-12610.pcapng.gz", 8)).contains("N payload: INITIAL-CONTACT");
        assertThat(summaries("ikev1-bug-12610.pcapng.gz", 9)).contains("ATTR payload: ISAKMP-CFG-REPLY",
                "HASH payload: ", "Hash Data: b52521f774967402c9f6cee95fd17e5bccec230b5731fc530e1a8ab33a69f440");
        assertThat(summaries("ikev1-certs.pcap", 7)).contains("Hash Data: 5a32e8a56d40768d60f16a0521da6cbc");
    }

    @Test
    void writesTheHeaderOfFigure2() {
        IsakmpHeader header = IsakmpHeader.of(new Cookie(1), new Cookie(2), ExchangeType.Known.QUICK_MODE,
                IsakmpHeader.FLAG_ENCRYPTION, 0x01020304);

        assertThat(IsakmpMessages.sealed(header, PayloadType.Known.HASH, Bytes.of(9, 9)).octets().hex())
                .isEqualTo("0000000000000001" + "0000000000000002" + "08102001" + "01020304" + "0000001e" + "0909");
    }

    @Test
    void labelsAreFilledUpToFourOctets() {
        SaPayload labelled = (SaPayload) Samples.everyPayload().get(1);

        assertThat(IsakmpMessages.encodeInside(ImmutableList.of(labelled)).chain().getFirst().body().hex())
                .startsWith("00000001" + "00000006" + "00000007" + "00030000" + "01020300" + "000b0000" + "01020000"
                        + "00010000" + "04000000" + "00200000" + "01020304");
    }

    @Test
    void theOtherVersionsPayloadsAreUnknownHere() {
        for (ike.wire.v2.PayloadType.Known other : ike.wire.v2.PayloadType.Known.values()) {
            boolean isNone = other == ike.wire.v2.PayloadType.Known.NONE;
            assertThat(PayloadType.of(other.code()) instanceof PayloadType.Unknown).as(other.label())
                    .isEqualTo(!isNone);
        }
        Bytes v2 = Bytes.fromHex("0000000000000001 0000000000000000 00202208 00000000 0000001c");
        assertThat(((ike.wire.Decoded.Bad<IsakmpMessage>) IsakmpMessages.decode(v2)).why().describe())
                .isEqualTo("ISAKMP header / Version at octet 17: major version 2 is not 1 (RFC 2408 §3.1)");
    }

    @Test
    void aFragmentIsNeverEncryptedByItself() {
        IsakmpHeader header = IsakmpHeader.of(new Cookie(1), new Cookie(2), ExchangeType.Known.MAIN_MODE,
                IsakmpHeader.FLAG_ENCRYPTION, 0);
        FragmentPayload fragment = new FragmentPayload(1, 3, FragmentPayload.FLAG_LAST, Bytes.of(1, 2, 3));

        IsakmpMessage message = IsakmpMessages.encode(header, ImmutableList.of(fragment));

        assertThat(message.payloads().first(FragmentPayload.class)).contains(fragment);
        assertThat(fragment.isLast()).isTrue();
    }

    @Test
    void aTransformBelongsToTheProtocolOfItsProposal() {
        Transform esp = new Transform(1, EspTransformId.ESP_3DES, ImmutableList.of());

        assertThatThrownBy(() -> new Proposal(1, ProtocolId.Known.AH, Bytes.u32(1), ImmutableList.of(esp)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ImmutableList<String> summaries(String file, int frame) {
        Captures.Inside inside = Captures.decrypted(file, frame);
        return IsakmpMessages.dissectInside(inside.first(), inside.octets()).root().all()
                .map(field -> field.name() + ": " + field.value())
                .collect(ImmutableList.toImmutableList());
    }
}
