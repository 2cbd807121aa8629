package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a listener makes of the demonstration's packets, with all of its secrets, some, or the wrong ones. */
class ConversationTest {
    @Test
    void everyAnswerFindsItsRequest() {
        List<Explanation> heard = Talks.hear(Talks.demo(), Talks.secrets(), Credentials.NONE);

        assertThat(heard).filteredOn(e -> Talks.isIke(e) && Talks.ike(e).response())
                .allSatisfy(e -> assertThat(e.standing().answers()).hasValue(e.number() - 1));
        assertThat(heard).allSatisfy(e -> assertThat(e.standing().breaches()).isEmpty());
    }

    @Test
    void whatIsSentAgainRepeats() {
        List<Bytes> packets = Talks.demo();
        ImmutableList<Bytes> twice = ImmutableList.of(packets.get(0), packets.get(0), packets.get(1), packets.get(1),
                packets.get(0));

        List<Explanation> heard = Talks.hear(twice, Talks.secrets(), Credentials.NONE);

        assertThat(heard.get(1).standing().repeats()).hasValue(1);
        assertThat(heard.get(2).standing().answers()).hasValue(1);
        assertThat(heard.get(3).standing().repeats()).hasValue(3);
        assertThat(heard.get(4).standing().repeats()).hasValue(1);
    }

    @Test
    void tellsWhatWasOfferedAndChosen() {
        List<Explanation> heard = Talks.hear(Talks.demo(), Talks.secrets(), Credentials.NONE);

        assertThat(heard.get(1).standing().deals()).containsExactly(new Standing.Deal("IKE",
                ImmutableList
                        .of("1 IKE ENCR_AES_CBC (128 bits); AUTH_HMAC_SHA2_256_128; PRF_HMAC_SHA2_256; Curve25519"),
                Optional.of("1 IKE ENCR_AES_CBC (128 bits); PRF_HMAC_SHA2_256; AUTH_HMAC_SHA2_256_128; Curve25519"),
                ""));
        assertThat(heard.get(3).standing().deals()).extracting(Standing.Deal::subject)
                .containsExactly("ESP", "TSi", "TSr");
    }

    @Test
    void withTheSecretsEveryAuthIsGood() {
        assertThat(proofs(Talks.secrets(), Credentials.NONE)).extracting(Proof::verdict)
                .containsExactly(Verdict.GOOD, Verdict.GOOD);
        assertThat(proofs(without(Talks.secrets(), "Shared Secret"), psk("correct horse battery staple")))
                .extracting(Proof::verdict).containsExactly(Verdict.GOOD, Verdict.GOOD);
    }

    @Test
    void anotherSecretIsBadAndAgainstTheRfc() {
        KeyTables tables = without(Talks.secrets(), "Shared Secret");
        List<Explanation> heard = Talks.hear(Talks.demo(), tables, psk("wrong"));

        assertThat(heard.get(2).standing().proofs()).extracting(Proof::verdict).containsExactly(Verdict.BAD);
        assertThat(heard.get(2).standing().breaches()).extracting(Standing.Breach::section)
                .containsExactly("RFC 7296 §2.15");
    }

    @Test
    void aMissingSecretIsNamed() {
        assertThat(proofs(without(Talks.secrets(), "Shared Secret"), Credentials.NONE)).extracting(Proof::reason)
                .containsOnly("the secret Shared Secret is missing");
        assertThat(proofs(without(Talks.secrets(), "SK_pi"), Credentials.NONE)).extracting(Proof::reason)
                .containsExactly("the secret SK_pi is missing", "");
        List<Bytes> late = Talks.demo().subList(2, 4);
        assertThat(Talks.hear(late, Talks.secrets(), Credentials.NONE).getFirst().standing().proofs())
                .extracting(Proof::reason).containsExactly("IKE_SA_INIT is not in the capture");
    }

    @Test
    void theEndTellsEachSaAndWhatStayedDark() {
        Conversation conversation = new Conversation(KeyTables.NONE, Credentials.NONE);
        Talks.explain(Talks.demo(), KeyTables.NONE).forEach(conversation::hear);

        Findings findings = conversation.end();

        assertThat(findings.sas()).extracting(Findings.Sa::exchanges).containsExactly(6L, 1L);
        assertThat(findings.unexplained()).extracting(Findings.Unexplained::packets).contains(10L);
        assertThat(findings.unexplained().getFirst().what()).startsWith("no keys for this IKE SA, SA ");
        assertThat(findings.breaches()).isEmpty();
    }

    private static List<Proof> proofs(KeyTables keys, Credentials credentials) {
        return Talks.hear(Talks.demo(), keys, credentials).stream().flatMap(e -> e.standing().proofs().stream())
                .toList();
    }

    private static Credentials psk(String text) {
        return new Credentials(ImmutableList.of(Secret.copyOf(Bytes.utf8(text))), ImmutableList.of());
    }

    private static KeyTables without(KeyTables tables, String name) {
        return new KeyTables(tables.ike(), tables.esp(), tables.ikev1(), tables.secrets().stream()
                .filter(secret -> !secret.name().equals(name)).collect(ImmutableList.toImmutableList()));
    }
}
