package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import ike.interop.Captures;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PrfId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture of several queues has packets in another order than they were sent in: what it comes to is the same. */
class DisorderTest {
    private static final Credentials PSK = ProofsTest.psk("correct horse battery staple");
    private static final IkeSpi SPI_I = new IkeSpi(0x1111);
    private static final Bytes COOKIE = Bytes.fromHex("c0c0c0c0c0c0c0c0");

    @ParameterizedTest
    @ValueSource(strings = {"strongswan-eap/ikev2-ccm", "strongswan-eap/ikev2-eap-tls",
            "strongswan-eap/ikev2-wrong-group", "strongswan-eap/ikev1-hybrid-aggr",
            "strongswan/ikev1-main-psk-blowfish", "strongswan/ikev1-main-rsa", "strongswan/ikev1-aggr-psk-3des",
            "strongswan/ikev1-xauth-psk", "strongswan6-whole/ikev2-two-mlkem-rsa",
            "strongswan6-whole/ikev1-main-rsa-frag", "strongswan6-whole/ikev1-aggr-ecdsa-3des"})
    void neighboursChangePlaces(String capture) throws Exception {
        List<Frame> frames = new ArrayList<>(Captures.frames(capture + ".pcap"));
        Talks.Heard inOrder = Talks.listen(frames, keys(capture), PSK);
        for (int first = 0; first < 2; first++) {
            List<Frame> swapped = new ArrayList<>(frames);
            for (int i = first; i + 1 < frames.size(); i += 2) {
                Collections.swap(swapped, i, i + 1);
            }

            Talks.Heard heard = Talks.listen(swapped, keys(capture), PSK);

            assertThat(heard.findings().breaches()).isEmpty();
            assertThat(heard.findings().unexplained()).hasSameSizeAs(inOrder.findings().unexplained());
            assertThat(heard.packets()).extracting(Explanation::number)
                    .containsExactlyInAnyOrderElementsOf(inOrder.packets().stream().map(Explanation::number).toList());
            assertThat(heard.findings().sas()).hasSameSizeAs(inOrder.findings().sas())
                    .zipSatisfy(inOrder.findings().sas(), DisorderTest::assertAlike);
            assertThat(heard.packets().stream().flatMap(packet -> packet.standing().deals().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            inOrder.packets().stream().flatMap(packet -> packet.standing().deals().stream()).toList());
        }
    }

    private static void assertAlike(Findings.Sa swapped, Findings.Sa sa) {
        assertThat(swapped.initiatorSpi()).isEqualTo(sa.initiatorSpi());
        assertThat(swapped.responderSpi()).isEqualTo(sa.responderSpi());
        assertThat(swapped.algorithms()).isEqualTo(sa.algorithms());
        assertThat(swapped.exchanges()).isEqualTo(sa.exchanges());
        assertThat(swapped.unanswered()).isEqualTo(sa.unanswered());
        assertThat(swapped.proofs()).containsExactlyInAnyOrderElementsOf(sa.proofs());
    }

    /** AUTH covers the request that the SA comes from, and not the one that asked for another group. */
    @Test
    void wrongGroupInAnyOrder() throws Exception {
        List<Frame> frames = Captures.frames("strongswan-eap/ikev2-wrong-group.pcap");
        for (List<Frame> first : Collections2.permutations(frames.subList(0, 4))) {
            List<Frame> disordered = new ArrayList<>(first);
            disordered.addAll(frames.subList(4, frames.size()));

            Talks.Heard heard = Talks.listen(disordered, keys("strongswan-eap/ikev2-wrong-group"), PSK);

            assertThat(heard.findings().breaches()).isEmpty();
            assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD).hasSize(2);
            assertThat(heard.findings().sas()).first().satisfies(sa -> assertThat(sa.unanswered()).isZero());
        }
    }

    /** Two refusals and an SA: three exchanges in each of 720 orders, and whoever refuses may have given an SPI. */
    @ParameterizedTest
    @ValueSource(longs = {0, 0x3333})
    void cookieAndWrongGroupInAnyOrder(long spiOfRefusals) {
        NotifyPayload cookie = NotifyPayload.of(NotifyType.Known.COOKIE, COOKIE);
        NotifyPayload wrongGroup = NotifyPayload.of(NotifyType.Known.INVALID_KE_PAYLOAD,
                Bytes.u16(KeyExchangeId.ECP_256.code()));
        ImmutableList<Payload> first = payloads(KeyExchangeId.CURVE25519, KeyExchangeId.CURVE25519,
                KeyExchangeId.ECP_256);
        ImmutableList<Payload> last = payloads(KeyExchangeId.ECP_256, KeyExchangeId.CURVE25519, KeyExchangeId.ECP_256);
        IkeSpi refused = new IkeSpi(spiOfRefusals);
        List<Bytes> messages = ImmutableList.of(request(first), answer(refused, ImmutableList.of(cookie)),
                request(with(cookie, first)), answer(refused, ImmutableList.of(wrongGroup)),
                request(with(cookie, last)),
                answer(new IkeSpi(0x2222), payloads(KeyExchangeId.ECP_256, KeyExchangeId.ECP_256)));
        assertThat(Talks.listen(frames(messages), KeyTables.NONE, Credentials.NONE).packets())
                .extracting(packet -> packet.standing().answers().orElse(0)).containsExactly(0L, 1L, 0L, 3L, 0L, 5L);
        for (List<Bytes> order : Collections2.permutations(messages)) {
            List<Frame> frames = frames(order);

            Talks.Heard heard = Talks.listen(frames, KeyTables.NONE, Credentials.NONE);

            assertThat(heard.findings().breaches()).isEmpty();
            assertThat(heard.packets()).extracting(packet -> packet.standing().answers().orElse(0))
                    .containsExactlyElementsOf(
                            order.stream().map(message -> requestOf(message, messages, order)).toList());
            long later = 1L + Math.max(order.indexOf(messages.get(4)), order.indexOf(messages.get(5)));
            assertThat(heard.packets()).filteredOn(packet -> packet.standing().deals().stream().anyMatch(
                    deal -> deal.chosen().isPresent())).extracting(Explanation::number)
                    .as("what was chosen is told behind both halves").containsExactly(later);
            assertThat(heard.findings().sas()).singleElement().satisfies(sa -> {
                assertThat(sa.exchanges()).isEqualTo(3);
                assertThat(sa.unanswered()).isZero();
                assertThat(sa.responderSpi()).isEqualTo(new IkeSpi(0x2222).bytes());
            });
        }
    }

    /** The packet in {@code order} that has the request of an answer; 0 for requests, which stand before their answers. */
    private static long requestOf(Bytes message, List<Bytes> messages, List<Bytes> order) {
        int place = messages.indexOf(message);
        return place % 2 == 0 ? 0 : order.indexOf(messages.get(place - 1)) + 1;
    }

    private static List<Frame> frames(List<Bytes> messages) {
        List<Frame> frames = new ArrayList<>();
        for (Bytes message : messages) {
            Bytes packet = Talks.packet((message.u8(19) & IkeHeader.FLAG_INITIATOR) != 0, message);
            frames.add(new Frame(frames.size() + 1, Optional.empty(), LinkLayer.RAW_IP, packet, packet.length()));
        }
        return frames;
    }

    private static ImmutableList<Payload> payloads(KeyExchangeId group, KeyExchangeId... named) {
        Proposal proposal = new Proposal(1, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.<Transform>builder()
                .add(Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                        Transform.of(TransformType.Known.PRF, PrfId.PRF_HMAC_SHA2_256))
                .addAll(Arrays.stream(named).map(id -> Transform.of(TransformType.Known.KE, id)).iterator()).build());
        return ImmutableList.of(new SaPayload(ImmutableList.of(proposal)), new KePayload(group, Bytes.zeros(64)),
                new NoncePayload(Bytes.zeros(32)));
    }

    private static ImmutableList<Payload> with(NotifyPayload cookie, ImmutableList<Payload> payloads) {
        return ImmutableList.<Payload>builder().add(cookie).addAll(payloads).build();
    }

    private static Bytes request(ImmutableList<Payload> payloads) {
        return message(new IkeSpi(0), IkeHeader.FLAG_INITIATOR, payloads);
    }

    private static Bytes answer(IkeSpi spi, ImmutableList<Payload> payloads) {
        return message(spi, IkeHeader.FLAG_RESPONSE, payloads);
    }

    private static Bytes message(IkeSpi spi, int flags, ImmutableList<Payload> payloads) {
        return IkeMessages.encode(IkeHeader.of(SPI_I, spi, ExchangeType.Known.IKE_SA_INIT, flags, 0), payloads)
                .octets();
    }

    private static KeyTables keys(String capture) throws Exception {
        return KeyTables.read(Objects.requireNonNull(Captures.file(capture + ".pcap").getParent()));
    }
}
