package ike.interop.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.SecretAccess;
import ike.interop.capture.Frame;
import ike.interop.capture.LinkLayer;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.IkeSaKeys;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Recording.Party;
import ike.interop.transcript.Recording.Value;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Stories of real captures: the messages are other people's, the keys those of the tables beside them. */
class NarratorTest {
    private static final Cast CAST = new Cast(0, party("alice", "192.168.1.2"), party("bob", "192.168.1.14"), "secret",
            "",
            "", "");

    @Test
    void readsTheAlgorithmsFromTheWireAndOpensWithTheLoggedKeys() {
        ImmutableList<Passage> story = Narrator.tell(gcm(ImmutableList.of("alice", "bob")));
        assertThat(passages(story, Passage.Chapter.class)).extracting(Passage.Chapter::episode)
                .containsExactly(Episode.INIT, Episode.AUTH, Episode.DELETE);
        assertThat(passages(story, Passage.Message.class)).extracting(m -> Headlines.of(m.explanation())).contains(
                "IKEv2 IKE_AUTH response 1 from the responder: SK {IDr, AUTH, SAr, TSi, TSr, N(AUTH_LIFETIME)}",
                "IKEv2 INFORMATIONAL request 0 from the responder: SK {D}");
        assertThat(passages(story, Passage.Message.class)).extracting(m -> m.from().name()).containsExactly("alice",
                "bob", "alice", "bob", "bob", "alice");
        Summary summary = ((Passage.Closing) story.getLast()).summary();
        assertThat(summary.opened()).isEqualTo(4);
        assertThat(summary.sealed()).isZero();
        assertThat(summary.ikeSas()).extracting(sa -> sa.cipher().toString()).containsExactly("ENCR_AES_GCM_16-256");
        assertThat(summary.derivations()).isEqualTo(3);
        assertThat(summary.agreed()).isEqualTo(3);
    }

    @Test
    void withoutLoggedKeysNothingOpens() {
        Summary summary = ((Passage.Closing) Narrator.tell(gcm(ImmutableList.of())).getLast()).summary();
        assertThat(summary.opened()).isZero();
        assertThat(summary.sealed()).isEqualTo(4);
    }

    @Test
    void whatTheOtherEndDerivedAlikeIsSaidToBe() {
        List<Passage.Derivations> derivations = passages(Narrator.tell(gcm(ImmutableList.of("bob", "alice"))),
                Passage.Derivations.class);
        assertThat(derivations).extracting(Passage.Derivations::who).containsExactly("bob", "alice");
        assertThat(derivations.getFirst().steps()).allSatisfy(step -> assertThat(step.alike()).isEmpty());
        assertThat(derivations.getLast().steps()).allSatisfy(step -> assertThat(step.alike()).contains("bob"));
        assertThat(DerivationText.of(derivations.getLast(), Style.PLAIN))
                .contains("the same as bob, from the same inputs: {keys}, SK_ei, SK_er");
    }

    @Test
    void opensEspWithInstalledKeys() throws Exception {
        KeyTables tables = Packets.keys();
        List<Happening> happenings = new ArrayList<>();
        for (EspSaKeys keys : tables.esp()) {
            happenings.add(new Happening.Installed(Duration.ZERO, "alice", true, keys));
        }
        happenings.addAll(sent("esp-bug-12671.pcapng.gz"));
        Cast cast = new Cast(0, party("alice", "192.168.0.100"), party("bob", "192.168.0.1"), "", "", "", "");
        ImmutableList<Passage> story = Narrator.tell(
                new Recording(cast, Instant.EPOCH, ImmutableList.copyOf(happenings)));
        assertThat(passages(story, Passage.Message.class)).extracting(m -> m.purpose().text()).first().isEqualTo(
                "A whole IP packet travels inside, sealed by alice for bob.");
        assertThat(((Passage.Closing) story.getLast()).summary().espSas())
                .extracting(Summary.EspSa::packets).containsExactly(3, 3);
    }

    @Test
    void theTextHoldsEveryOctetOfEveryMessageAndKey() {
        Recording recording = gcm(ImmutableList.of("alice", "bob"));
        StoryText teller = new StoryText(Style.PLAIN);
        String text = Narrator.tell(recording).stream().map(teller::render).collect(Collectors.joining());
        String squeezed = text.replaceAll("\\s+", "");
        for (Frame frame : Packets.frames("ikev2-decrypt-aes256gcm16.pcap").subList(2, 6)) {
            Bytes body = Packets.message(frame).from(32);
            assertThat(squeezed).contains(body.slice(0, 8).hex()).contains(body.from(body.length() - 16).hex());
        }
        assertThat(squeezed).contains("647075bf167447a1c8683e8dbe4794b4cfe73799cc6bec34905441159ce13705c8dfb3a9");
        assertThat(text).contains("━━━ 2. They prove who they are ━", "#6  ", "The whole conversation")
                .contains("    1 │── IKE_SA_INIT request 0 ────").contains("◀─ IKE_AUTH response 1 ─");
        assertThat(text.lines().filter(line -> line.startsWith("━━━"))).allSatisfy(
                line -> assertThat(line).hasSize(Prose.WIDTH));
    }

    private static Recording gcm(ImmutableList<String> loggers) {
        IkeSaKeys keys = Packets.keys().ike().getLast();
        List<Happening> happenings = new ArrayList<>(sent("ikev2-decrypt-aes256gcm16.pcap"));
        List<Happening> derived = new ArrayList<>();
        for (String who : loggers) {
            derived.add(derived(who, new Derivation("{keys}", "prf+", "RFC 7296 §2.14", ImmutableList.of(
                    new Value("SPIi", keys.initiatorSpi().bytes()), new Value("SPIr", keys.responderSpi().bytes())),
                    Bytes.of(1))));
            derived.add(derived(who, "SK_ei", keys.skEi().reveal(SecretAccess.forKeyExport())));
            derived.add(derived(who, "SK_er", keys.skEr().reveal(SecretAccess.forKeyExport())));
        }
        happenings.addAll(1, derived);
        return new Recording(CAST, Instant.EPOCH, ImmutableList.copyOf(happenings));
    }

    private static Happening derived(String who, String name, Bytes output) {
        return derived(who, new Derivation(name, "{keys} [0..35]", "RFC 7296 §2.14", ImmutableList.of(), output));
    }

    private static Happening derived(String who, Derivation derivation) {
        return new Happening.Derived(Duration.ofMillis(1), who, derivation);
    }

    private static List<Happening> sent(String capture) {
        return Packets.frames(capture).stream().<Happening>map(frame -> new Happening.Sent(
                Duration.ofMillis(frame.number()), ((LinkLayer.Content.Ip) LinkLayer.strip(frame)).packet())).toList();
    }

    private static Party party(String name, String address) {
        return new Party(name, IpAddress.of(address), name + ".example", "10.0.0.0/8");
    }

    private static <T extends Passage> List<T> passages(List<Passage> story, Class<T> kind) {
        return story.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
