package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.Captures;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import ike.interop.transcript.Subject;
import java.nio.file.Path;
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

    @ParameterizedTest
    @CsvSource({"ikev2-two-rounds,5", "ikev2-eap-md5,3", "ikev2-eap-tls,3", "ikev2-wrong-group,2", "ikev2-ccm,2",
            "ikev1-aggr-rsa-frag,15", "ikev1-hybrid-aggr,13"})
    void everythingIsExplained(String capture, int proofs) throws Exception {
        Talks.Heard heard = Talks.listen(frames(capture), keys(), PSK);

        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD).hasSize(proofs);
    }

    /** Other algorithms of both versions: every packet of IKE and ESP opens. */
    @ParameterizedTest
    @ValueSource(strings = {"ikev2-two-mlkem-rsa", "ikev2-camellia", "ikev2-chacha-eddsa", "ikev2-ctr-xcbc",
            "ikev2-3des", "ikev2-ccm-ecdsa", "ikev2-null-ipv6", "ikev1-aggr-ecdsa-3des", "ikev1-main-rsa-frag",
            "ikev1-main-camellia", "ikev1-main-cast-x25519", "ikev1-main-blowfish-brainpool", "ikev1-aggr-camellia",
            "ikev1-aggr-blowfish-brainpool", "ikev1-aggr-xauth", "ikev1-aggr-ccm-ipv6", "ikev2-encap-ipv6"})
    void everyAlgorithmIsOpened(String capture) throws Exception {
        String folder = "strongswan6-whole/";

        Talks.Heard heard = Talks.listen(Captures.frames(folder + capture + ".pcap"),
                KeyTables.read(folder(folder + "README.md")), ProofsTest.psk("three-words-and-a-number-7"));

        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD).hasSizeGreaterThan(1);
        assertThat(heard.packets()).filteredOn(packet -> packet.subject() instanceof Subject.Esp)
                .hasSizeGreaterThan(10).allSatisfy(packet -> assertThat(packet.layers()).hasSizeGreaterThan(1));
    }

    /** What nobody had looked at before: the way of each proof, configuration by push, both kinds of keys, streams. */
    @ParameterizedTest
    @CsvSource({"ikev1-main-des, 14", "ikev1-aggr-ccm-subgroups, 14", "ikev1-aggr-rsa-frag-ipv6, 14",
            "ikev1-hybrid-modecfg, 11", "ikev1-xauth-push-unity, 26", "ikev2-blowfish, 2", "ikev2-cast, 2",
            "ikev2-des-md5, 2", "ikev2-mlkem512-alone, 2", "ikev2-two-rounds-ppk, 3", "ikev2-wrong-group-ipv6, 2",
            "ikev2-eap-mschapv2-pools, 3", "ikev2-eap-tls-ipv6, 2", "ikev2-childless-tcp, 2"})
    void whatWasNotSeenBeforeIsOpened(String capture, int proofs) throws Exception {
        String folder = "strongswan6-unseen/";

        Talks.Heard heard = Talks.listen(Captures.frames(folder + capture + ".pcap"),
                KeyTables.read(folder(folder + "README.md")), ProofsTest.psk("four-words-and-number-9"));

        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().isBad()).isFalse();
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD).hasSize(proofs);
        assertThat(heard.packets()).filteredOn(packet -> packet.subject() instanceof Subject.Esp)
                .hasSizeGreaterThan(7).allSatisfy(packet -> assertThat(packet.layers()).hasSizeGreaterThan(1));
    }

    /** Who proves himself by EAP is the one whose identity came before it. */
    @Test
    void eachRoundHasItsIdentity() throws Exception {
        assertThat(Talks.listen(frames("ikev2-two-rounds"), keys(), PSK).proofs()).extracting(Proof::of)
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

        Talks.Heard heard = Talks.listen(frames(capture), withoutShared, PSK);

        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().unexplained()).hasSize(1).allSatisfy(dark -> assertThat(dark.what())
                .startsWith("AUTH unchecked: the secret Shared Secret, EAP's key, is missing"));
    }

    /** Where the secrets differ, so do the keys: what one end cannot read is readable here by the other's. */
    @Test
    void endsWithDifferentSecrets() throws Exception {
        Talks.Heard heard = Talks.listen(frames("ikev1-wrong-psk"), keys(), PSK);

        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.proofs()).extracting(Proof::name).containsExactly("HASH_I");
        assertThat(heard.findings().unexplained()).singleElement().satisfies(dark -> {
            assertThat(dark.what()).startsWith("its key in the table opens no payloads");
            assertThat(dark.packets()).isEqualTo(3);
        });
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
