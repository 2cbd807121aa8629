package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateFile;
import ike.interop.Captures;
import ike.interop.keys.KeyTables;
import ike.interop.keys.SaSecret;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What two strongSwan proved to each other by every method, verified with their secrets, some of them, or wrong ones. */
class ProofsTest {
    private static final String PSK = "IKE for Java, pre-shared";
    private static final Path FOLDER = Objects
            .requireNonNull(Captures.file("strongswan/ike_secrets.jsonl").getParent());

    private record Heard(List<Explanation> packets, Findings findings) {
        List<Proof> proofs() {
            return packets.stream().flatMap(packet -> packet.standing().proofs().stream()).toList();
        }

        List<Verdict> integrity() {
            return packets.stream().flatMap(packet -> packet.layers().stream().map(Layer::protection))
                    .flatMap(Optional::stream).map(Protection::verdict).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ikev1-main-rsa|SIG_I SIG_R HASH(1) HASH(2) HASH(3) HASH(1) HASH(1) HASH(1) HASH(1)",
            "ikev1-main-rsa-frag|SIG_I SIG_R HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-main-ecdsa256|SIG_I SIG_R HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-main-psk-blowfish|HASH_I HASH_R HASH(1) HASH(2) HASH(3) HASH(1) HASH(2) HASH(3) HASH(1) HASH(1) HASH(1)",
            "ikev1-aggr-psk-3des|HASH_R HASH_I HASH(1) HASH(2) HASH(3) HASH(1) HASH(2) HASH(3) HASH(1) HASH(1) HASH(1)",
            "ikev1-aggr-rsa|SIG_R SIG_I HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-aggr-ecdsa521|SIG_R SIG_I HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-xauth-psk|HASH_I HASH_R HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-xauth-rsa|SIG_I SIG_R HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev1-hybrid|HASH_I SIG_R HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(1) HASH(2) HASH(3) HASH(1) HASH(1)",
            "ikev2-rsa-sha1|AUTH AUTH", "ikev2-rsa-pss|AUTH AUTH", "ikev2-ecdsa256|AUTH AUTH",
            "ikev2-ed25519|AUTH AUTH"})
    void withTheSecretsEverythingHolds(String capture, String names) throws Exception {
        Heard heard = hear(capture, KeyTables.read(FOLDER), Credentials.NONE);

        assertThat(String.join(" ", heard.proofs().stream().map(Proof::name).toList())).isEqualTo(names);
        assertThat(heard.proofs()).extracting(Proof::verdict).containsOnly(Verdict.GOOD);
        assertThat(heard.findings().unexplained()).isEmpty();
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().sas()).hasSize(1).allSatisfy(sa -> assertThat(sa.unanswered()).isZero());
        assertThat(heard.integrity()).doesNotContain(Verdict.BAD);
    }

    /** Behind Phase 1 the HASH is what an integrity check value is elsewhere. */
    @Test
    void theHashIsTheIntegrity() throws Exception {
        assertThat(hear("ikev1-xauth-psk", KeyTables.read(FOLDER), Credentials.NONE).integrity().subList(2, 10))
                .containsOnly(Verdict.GOOD);
        assertThat(hear("ikev1-xauth-psk", without("SKEYID_a"), Credentials.NONE).integrity().subList(2, 10))
                .containsOnly(Verdict.UNCHECKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ikev1-main-psk-blowfish", "ikev1-aggr-psk-3des", "ikev1-xauth-psk"})
    void thePreSharedKeyAloneProvesTheIdentities(String capture) throws Exception {
        assertThat(first2(hear(capture, without("SKEYID"), psk(PSK)))).extracting(Proof::verdict)
                .containsOnly(Verdict.GOOD);
        assertThat(first2(hear(capture, without("SKEYID"), psk("another")))).extracting(Proof::verdict)
                .containsOnly(Verdict.BAD);
        assertThat(first2(hear(capture, without("SKEYID"), Credentials.NONE))).extracting(Proof::reason)
                .containsOnly("the pre-shared key (--psk), or the secret SKEYID, is missing");
    }

    @Test
    void aMissingSecretIsNamed() throws Exception {
        assertThat(hear("ikev1-main-rsa", without("SKEYID"), psk(PSK)).proofs().subList(0, 2)).extracting(Proof::reason)
                .containsOnly("the secret SKEYID is missing");
        Heard heard = hear("ikev1-main-rsa", without("SKEYID_a"), Credentials.NONE);
        assertThat(heard.proofs()).extracting(Proof::reason).contains("the secret SKEYID_a is missing");
        assertThat(heard.findings().unexplained()).extracting(Findings.Unexplained::what).hasSize(3)
                .allSatisfy(what -> assertThat(what).contains("unchecked: the secret SKEYID_a is missing, SA "));
    }

    @ParameterizedTest
    @CsvSource({"SKEYID,ikev1-main-ecdsa256,2", "SKEYID_a,ikev1-main-ecdsa256,5", "SK_pi,ikev2-rsa-pss,1",
            "SK_pr,ikev2-ed25519,1"})
    void anotherSecretProvesTheOpposite(String name, String capture, long bad) throws Exception {
        KeyTables tables = KeyTables.read(FOLDER);
        tables.secrets().stream().filter(secret -> secret.name().equals(name))
                .forEach(secret -> secret.value().close());
        KeyTables wrong = new KeyTables(tables.ike(), tables.esp(), tables.ikev1(), tables.secrets().stream()
                .map(secret -> secret.name().equals(name)
                        ? new SaSecret(secret.version(), secret.initiatorSpi(), secret.responderSpi(),
                                name, Secret.copyOf(Bytes.zeros(32)))
                        : secret)
                .collect(ImmutableList.toImmutableList()));

        Heard heard = hear(capture, wrong, Credentials.NONE);

        assertThat(heard.proofs()).filteredOn(proof -> proof.verdict() == Verdict.BAD).hasSize((int) bad);
        assertThat(heard.findings().breaches()).hasSize((int) bad);
    }

    @ParameterizedTest
    @CsvSource({"ikev1-main-rsa-nocert,rsa", "ikev2-ecdsa384-nocert,ecdsa384"})
    void certificatesThatWereNotSentCanBeGiven(String capture, String kind) throws Exception {
        KeyTables keys = KeyTables.read(FOLDER);
        assertThat(first2(hear(capture, keys, Credentials.NONE))).extracting(Proof::reason)
                .containsOnly("the certificate is missing: --cert names its file");
        assertThat(first2(hear(capture, keys, certificates("qa-" + kind, "qb-" + kind)))).extracting(Proof::verdict)
                .containsOnly(Verdict.GOOD);
        assertThat(first2(hear(capture, keys, certificates("qa-" + kind)))).extracting(Proof::verdict)
                .containsExactly(Verdict.GOOD, Verdict.UNCHECKED);
        // Of the same two, and not theirs.
        String other = kind.equals("rsa") ? "ecdsa384" : "rsa";
        assertThat(first2(hear(capture, keys, certificates("qa-" + other, "qb-" + other)))).extracting(Proof::verdict)
                .containsOnly(Verdict.BAD);
    }

    private static Credentials certificates(String... names) throws Exception {
        ImmutableList.Builder<Certificate> all = ImmutableList.builder();
        for (String name : names) {
            all.addAll(CertificateFile.read(Bytes.owning(Files.readAllBytes(FOLDER.resolve(name + ".pem")))).orThrow());
        }
        return new Credentials(ImmutableList.of(), all.build());
    }

    private static List<Proof> first2(Heard heard) {
        return heard.proofs().subList(0, 2);
    }

    static Credentials psk(String text) {
        return new Credentials(ImmutableList.of(Secret.copyOf(Bytes.utf8(text))), ImmutableList.of());
    }

    private static KeyTables without(String name) throws Exception {
        KeyTables tables = KeyTables.read(FOLDER);
        Predicate<SaSecret> other = secret -> !secret.name().equals(name);
        return new KeyTables(tables.ike(), tables.esp(), tables.ikev1(),
                tables.secrets().stream().filter(other).collect(ImmutableList.toImmutableList()));
    }

    private static Heard hear(String capture, KeyTables keys, Credentials credentials) throws Exception {
        Conversation conversation = new Conversation(keys, credentials);
        List<Explanation> heard = Talks.explainCapture(Captures.file("strongswan/" + capture + ".pcap"), keys).stream()
                .map(conversation::hear).toList();
        return new Heard(heard, conversation.end());
    }
}
