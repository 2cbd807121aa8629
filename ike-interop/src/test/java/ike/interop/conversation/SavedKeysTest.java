package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.Captures;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Standing.Proof;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another daemon's own key tables open: all that is in them, across rekeys of both kinds. */
class SavedKeysTest {

    private record Heard(List<Explanation> packets, Findings findings) {
        long opened(Verdict verdict) {
            return packets.stream().flatMap(packet -> packet.layers().stream()).map(Layer::protection)
                    .flatMap(Optional::stream).filter(protection -> protection.verdict() == verdict).count();
        }

        String exchanges() {
            return findings.sas().stream().map(sa -> String.valueOf(sa.exchanges())).collect(Collectors.joining(" "));
        }
    }

    @ParameterizedTest
    @CsvSource({"ikev2-mlkem768.pcap,27,9 1", "ikev2-cast.pcapng,18,6 1", "ikev2-gcm-fragments.pcap,26,6 1"})
    void everythingIsOpenedAndOnlyTheProofsMissTheirSecrets(String capture, long good, String exchanges)
            throws Exception {
        Heard heard = hear(capture, Credentials.NONE);

        assertThat(heard.opened(Verdict.GOOD)).isEqualTo(good);
        assertThat(heard.opened(Verdict.BAD) + heard.opened(Verdict.UNCHECKED)).isZero();
        assertThat(heard.exchanges()).isEqualTo(exchanges);
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.findings().unexplained()).extracting(Findings.Unexplained::what).satisfiesExactly(
                what -> assertThat(what).startsWith("AUTH unchecked: the secret SK_pi is missing"),
                what -> assertThat(what).startsWith("AUTH unchecked: the secret SK_pr is missing"));
    }

    @Test
    void aggressiveModeIsOpenedAndProvedByItsPreSharedKey() throws Exception {
        Heard heard = hear("ikev1-aggr-psk-des.pcap", ProofsTest.psk("strongSwanPSK-0123456789"));

        assertThat(heard.opened(Verdict.GOOD)).as("ESP").isEqualTo(6);
        assertThat(heard.opened(Verdict.UNCHECKED)).as("what SKEYID_a would check").isEqualTo(13);
        assertThat(heard.exchanges()).isEqualTo("4 4");
        assertThat(heard.findings().breaches()).isEmpty();
        assertThat(heard.packets().stream().flatMap(packet -> packet.standing().proofs().stream())
                .filter(proof -> proof.name().equals("HASH_I") || proof.name().equals("HASH_R"))).hasSize(4)
                .extracting(Proof::verdict).containsOnly(Verdict.GOOD);
        assertThat(heard.findings().unexplained()).extracting(Findings.Unexplained::what)
                .allSatisfy(what -> assertThat(what).contains("unchecked: the secret SKEYID_a is missing"));
    }

    private static Heard hear(String name, Credentials credentials) throws Exception {
        Path file = Captures.file("strongswan6/" + name);
        KeyTables tables = KeyTables.read(Objects.requireNonNull(file.getParent()));
        Conversation conversation = new Conversation(tables, credentials);
        List<Explanation> packets = Talks.explainCapture(file, tables).stream().map(conversation::hear).toList();
        return new Heard(packets, conversation.end());
    }
}
