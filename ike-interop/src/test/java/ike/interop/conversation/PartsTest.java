package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import ike.crypto.Algorithms;
import ike.crypto.v2.SkProtection;
import ike.engine.TransportAddress;
import ike.interop.capture.Frame;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.IcvCheck;
import ike.interop.keys.IkeSaKeys;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import ike.wire.esp.StreamFraming;
import ike.wire.esp.UdpEncapsulation;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.PayloadType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demonstration's first exchanges, in parts of every kind: what is in them does not change. */
class PartsTest {
    private static final List<Bytes> DEMO = Talks.demo().subList(0, 4);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ipFragmentsInAnyOrder(boolean backwards) {
        List<Bytes> packets = new ArrayList<>(DEMO.subList(0, 2));
        List<Bytes> fragments = fragments(DEMO.get(2), 88);
        if (backwards) {
            Collections.reverse(fragments);
        }
        packets.addAll(fragments);

        List<Explanation> heard = Talks.hear(packets, Talks.secrets(), Credentials.NONE);

        assertThat(heard.get(2).subject()).isInstanceOf(Subject.Fragment.class);
        assertAuthIsGood(heard.getLast());
        assertThat(heard.getLast().parts()).containsExactly(3L, 4L);
    }

    @Test
    void anOverlappingOrMissingFragmentMakesNothingWhole() {
        List<Bytes> fragments = fragments(DEMO.get(2), 88);
        List<Bytes> packets = ImmutableList.of(fragments.get(0), fragments.get(0), fragments.get(2));

        assertThat(Talks.explain(packets, Talks.secrets())).extracting(Explanation::subject)
                .hasOnlyElementsOfType(Subject.Fragment.class);
    }

    /** What is not whole at the end is among what could not be explained; a part that came once more is not. */
    @Test
    void whatStaysInPartsIsTold() {
        List<Bytes> fragments = fragments(DEMO.get(2), 88);
        List<Bytes> parts = messageParts(3);

        assertThat(unexplained(ImmutableList.of(fragments.get(0), fragments.get(2))))
                .containsExactly(new Findings.Unexplained("parts of an IP packet, of which others are missing", 2, 1));
        assertThat(unexplained(ImmutableList.of(parts.get(1), parts.get(2))))
                .containsExactly(
                        new Findings.Unexplained("parts of an IKEv2 message, of which others are missing", 2, 1));
        assertThat(unexplained(ImmutableList.<Bytes>builder().addAll(fragments).add(fragments.get(2)).addAll(parts)
                .add(parts.get(1)).build())).isEmpty();
    }

    private static List<Findings.Unexplained> unexplained(List<Bytes> packets) {
        Explainer explainer = new Explainer(Talks::secrets, ImmutableSet.of());
        for (int i = 0; i < packets.size(); i++) {
            explainer.explain(new Frame(i + 1, Optional.empty(), LinkLayer.RAW_IP, packets.get(i),
                    packets.get(i).length()));
        }
        return new Conversation(Talks.secrets(), Credentials.NONE).end(explainer.end()).unexplained();
    }

    @Test
    void partsOfAnIkeMessageInAnyOrder() {
        List<Bytes> parts = Lists.reverse(messageParts(3));
        List<Bytes> packets = ImmutableList.<Bytes>builder().addAll(DEMO.subList(0, 2)).addAll(parts).build();

        List<Explanation> heard = Talks.hear(packets, Talks.secrets(), Credentials.NONE);

        assertThat(heard.get(2).message()).isEmpty();
        assertAuthIsGood(heard.getLast());
        assertThat(heard.getLast().parts()).containsExactly(3L, 4L);
        assertThat(Talks.ike(heard.getLast()).payloads()).containsExactly("SKF(1/3)");
        assertThat(heard).allSatisfy(e -> assertThat(e.standing().breaches()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 5000})
    void aTcpStreamHoweverItIsCut(int size) {
        List<Bytes> packets = new ArrayList<>();
        Bytes left = StreamFraming.PREFIX;
        Bytes right = Bytes.EMPTY;
        for (int i = 0; i < 4; i++) {
            Bytes framed = StreamFraming.frame(UdpEncapsulation.mark(message(i)));
            left = i % 2 == 0 ? Bytes.concat(left, framed) : left;
            right = i % 2 == 1 ? Bytes.concat(right, framed) : right;
        }
        packets.addAll(segments(true, left, size));
        packets.addAll(segments(false, right, size));
        // What comes twice, or before its time, changes nothing.
        packets.addFirst(packets.getFirst());
        if (size < 100) {
            Collections.swap(packets, 3, 4);
        }

        List<Explanation> heard = Talks.hear(packets, Talks.secrets(), Credentials.NONE);

        assertThat(heard).extracting(e -> Talks.ike(e).exchange()).containsExactly("IKE_SA_INIT", "IKE_AUTH",
                "IKE_SA_INIT", "IKE_AUTH");
        assertThat(heard).allSatisfy(e -> assertThat(e.route().sourcePort()).isPresent());
    }

    private static void assertAuthIsGood(Explanation explanation) {
        assertThat(Talks.ike(explanation).sealed().orElseThrow()).contains("IDi", "AUTH", "TSi", "TSr");
        assertThat(explanation.standing().proofs()).extracting(Proof::verdict).containsExactly(Verdict.GOOD);
    }

    private static Bytes message(int index) {
        return DEMO.get(index).from(28);
    }

    private static List<Bytes> fragments(Bytes packet, int size) {
        List<Bytes> fragments = new ArrayList<>();
        Bytes payload = packet.from(20);
        for (int at = 0; at < payload.length(); at += size) {
            int end = Math.min(payload.length(), at + size);
            int flags = at / 8 | (end < payload.length() ? 0x2000 : 0);
            fragments.add(Bytes.concat(packet.slice(0, 2), Bytes.u16(20 + end - at), packet.slice(4, 6),
                    Bytes.u16(flags), packet.slice(8, 20), payload.slice(at, end)));
        }
        return fragments;
    }

    private static List<Bytes> segments(boolean fromInitiator, Bytes stream, int size) {
        List<Bytes> segments = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += size) {
            Bytes header = Bytes.concat(Bytes.u16(4500), Bytes.u16(4500), Bytes.u32(0xfffffff0L + at & 0xffffffffL),
                    Bytes.u32(0), Bytes.of(0x50, 0x18, 0xff, 0xff, 0, 0, 0, 0));
            IpAddress one = IpAddress.of("192.0.2.1");
            IpAddress two = IpAddress.of("192.0.2.2");
            segments.add(IpPacketBuilder.ip(6, fromInitiator ? one : two, fromInitiator ? two : one,
                    Bytes.concat(header, stream.slice(at, Math.min(stream.length(), at + size)))));
        }
        return segments;
    }

    /** IKE_AUTH of the demonstration, sealed again in parts. */
    private static List<Bytes> messageParts(int total) {
        Explanation auth = Talks.explain(DEMO, Talks.secrets()).get(2);
        IkeHeader header = auth.message().orElseThrow().header();
        Bytes plaintext = auth.layers().getLast().octets();
        Bytes chain = plaintext.slice(0, plaintext.length() - 1 - plaintext.u8(plaintext.length() - 1));
        SkProtection protection = protection();
        List<Bytes> parts = new ArrayList<>();
        int size = (chain.length() + total - 1) / total;
        for (int i = 0; i < total; i++) {
            Bytes part = chain.slice(i * size, Math.min(chain.length(), (i + 1) * size));
            Bytes prefix = IkeMessages.sealedFragmentPrefix(header, ImmutableList.of(),
                    i == 0 ? PayloadType.Known.IDI : PayloadType.Known.NONE, i + 1, total,
                    protection.bodyLength(part.length()));
            parts.add(IpPacketBuilder.udp(new TransportAddress(IpAddress.of("192.0.2.1"), 500),
                    new TransportAddress(IpAddress.of("198.51.100.1"), 500),
                    Bytes.concat(prefix, protection.seal(Bytes.zeros(protection.ivLength()), prefix, part))));
        }
        return parts;
    }

    private static SkProtection protection() {
        IkeSaKeys keys = Talks.secrets().ike().getFirst();
        return new SkProtection(Algorithms.encryption(keys.cipher().id(), keys.cipher().keyBits()).orElseThrow(),
                Algorithms.integrity(((IcvCheck.By) keys.check()).id()), keys.skEi(), keys.skAi());
    }
}
