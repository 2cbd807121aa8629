package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.Captures;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations of another daemon of which all keys are there: nothing stays dark, and nobody is blamed who kept the rules. */
class WholeTalksTest {
    private static final String FOLDER = "strongswan-eap/";
    private static final Credentials PSK = ProofsTest.psk("correct horse battery staple");

    private record Heard(List<Explanation> packets, Findings findings) {
        List<Proof> proofs() {
            return packets.stream().flatMap(packet -> packet.standing().proofs().stream()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"ikev2-two-rounds,5", "ikev2-eap-md5,3", "ikev2-eap-tls,3", "ikev2-wrong-group,2", "ikev2-ccm,2",
            "ikev1-aggr-rsa-frag,15", "ikev1-hybrid-aggr,13"})
    void everythingIsExplained(String capture, int proofs) throws Exception {
        Heard heard = hear(frames(capture), keys(), PSK);

        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD).hasSize(proofs);
    }

    /** Who proves himself by EAP is the one whose identity came before it. */
    @Test
    void eachRoundHasItsIdentity() throws Exception {
        assertThat(hear(frames("ikev2-two-rounds"), keys(), PSK).proofs()).extracting(Proof::of)
                .containsExactly("ID_FQDN a.talk", "ID_FQDN b.talk", "ID_FQDN b2.talk", "ID_FQDN carol",
                        "ID_FQDN b2.talk");
    }

    /** A pre-shared key says nothing of what EAP has left: that is missing, and the proof is not bad. */
    @ParameterizedTest
    @ValueSource(strings = {"ikev2-eap-tls", "ikev2-two-rounds"})
    void eapsKeyIsMissed(String capture) throws Exception {
        KeyTables all = keys();
        KeyTables withoutShared = new KeyTables(all.ike(), all.esp(), all.ikev1(), all.secrets().stream()
                .filter(secret -> !secret.name().equals("Shared Secret")).collect(ImmutableList.toImmutableList()));

        Heard heard = hear(frames(capture), withoutShared, PSK);

        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().unexplained()).hasSize(1).allSatisfy(dark -> assertThat(dark.what())
                .startsWith("AUTH unchecked: the secret Shared Secret, EAP's key, is missing"));
    }

    /** Where the secrets differ, so do the keys: what one end cannot read is readable here by the other's. */
    @Test
    void endsWithDifferentSecrets() throws Exception {
        Heard heard = hear(frames("ikev1-wrong-psk"), keys(), PSK);

        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::name).containsExactly("HASH_I");
        assertThat(heard.findings().unexplained()).singleElement().satisfies(dark -> {
            assertThat(dark.what()).startsWith("its key in the table opens no payloads");
            assertThat(dark.packets()).isEqualTo(3);
        });
    }

    /** A capture of several queues may have an answer before its question: nothing else is said of it. */
    @ParameterizedTest
    @ValueSource(strings = {"ikev2-ccm", "ikev2-eap-tls"})
    void answersBeforeTheirQuestions(String capture) throws Exception {
        List<Frame> frames = new ArrayList<>(frames(capture));
        Findings inOrder = hear(frames, keys(), PSK).findings();
        for (int i = 0; i + 1 < frames.size(); i += 2) {
            Collections.swap(frames, i, i + 1);
        }

        Findings findings = hear(frames, keys(), PSK).findings();

        assertThat(findings.unexplained()).isEmpty();
        assertThat(findings.breaches()).isEmpty();
        assertThat(findings.sas()).hasSameSizeAs(inOrder.sas()).zipSatisfy(inOrder.sas(), (swapped, sa) -> {
            assertThat(swapped.algorithms()).isEqualTo(sa.algorithms());
            assertThat(swapped.exchanges()).isEqualTo(sa.exchanges());
            assertThat(swapped.unanswered()).isEqualTo(sa.unanswered());
            assertThat(swapped.proofs()).containsExactlyInAnyOrderElementsOf(sa.proofs());
        });
    }

    /** Of IKEv1 the cookie that is not there yet tells who began, whoever is heard first. */
    @Test
    void theInitiatorIsWhoKnowsNoOtherCookie() throws Exception {
        List<Frame> frames = new ArrayList<>(Captures.frames("strongswan/ikev1-main-psk-blowfish.pcap"));
        Collections.swap(frames, 0, 1);
        Collections.swap(frames, 2, 3);

        Heard heard = hear(frames, KeyTables.read(folder("strongswan/ike_secrets.jsonl")), Credentials.NONE);

        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::name).startsWith("HASH_I", "HASH_R");
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD);
    }

    private static Heard hear(List<Frame> frames, KeyTables keys, Credentials credentials) {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        Conversation conversation = new Conversation(keys, credentials);
        List<Explanation> packets = new ArrayList<>();
        for (Frame frame : frames) {
            for (Explainer.Result result : explainer.explain(frame)) {
                if (result instanceof Explainer.Result.Explained(Explanation explanation)) {
                    packets.add(conversation.hear(explanation));
                }
            }
        }
        return new Heard(packets, conversation.end(explainer.end()));
    }

    private static KeyTables keys() throws Exception {
        return KeyTables.read(folder(FOLDER + "ike_secrets.jsonl"));
    }

    private static Path folder(String file) {
        return Objects.requireNonNull(Captures.file(file).getParent());
    }

    private static List<Frame> frames(String capture) throws Exception {
        return Captures.frames(FOLDER + capture + ".pcap");
    }
}
