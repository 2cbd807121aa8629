package ike.interop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Episode;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Happening;
import ike.interop.transcript.Subject;
import ike.interop.transcript.Summary;
import ike.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemonstrationTest {
    private static final Recording RECORDING = play(1);
    private static final ImmutableList<Passage> STORY = Narrator.tell(RECORDING);

    @Test
    void tellsTheLifeOfATunnelInOrder() {
        assertThat(passages(Passage.Chapter.class)).extracting(Passage.Chapter::episode).containsExactly(Episode.INIT,
                Episode.AUTH, Episode.TRAFFIC, Episode.REKEY_CHILD, Episode.REKEY_IKE, Episode.DELETE);
        assertThat(passages(Passage.Message.class)).filteredOn(m -> m.explanation().subject() instanceof Subject.Ike)
                .extracting(m -> m.from().name() + " " + exchange(m)).containsExactly("alice IKE_SA_INIT",
                        "bob IKE_SA_INIT", "alice IKE_AUTH", "bob IKE_AUTH", "alice CREATE_CHILD_SA",
                        "bob CREATE_CHILD_SA", "alice INFORMATIONAL", "bob INFORMATIONAL", "alice CREATE_CHILD_SA",
                        "bob CREATE_CHILD_SA", "alice INFORMATIONAL", "bob INFORMATIONAL", "bob INFORMATIONAL",
                        "alice INFORMATIONAL");
    }

    @Test
    void fivePingsGoEachWay() {
        List<String> inner = passages(Passage.Message.class).stream()
                .filter(m -> m.explanation().subject() instanceof Subject.Esp)
                .map(m -> ((Subject.Esp) m.explanation().subject()).inner()).toList();
        assertThat(inner).hasSize(10);
        assertThat(inner.stream().filter(text -> text.startsWith("ICMP echo request, ")
                && text.endsWith(", 10.1.0.1 → 10.2.0.1"))).hasSize(5);
        assertThat(inner.stream().filter(text -> text.startsWith("ICMP echo reply, ")
                && text.endsWith(", 10.2.0.1 → 10.1.0.1"))).hasSize(5);
    }

    @Test
    void everythingSealedOpensWithTheLoggedKeysAndBothEndsAgree() {
        Summary summary = ((Passage.Closing) STORY.getLast()).summary();
        assertThat(summary.sealed()).isZero();
        assertThat(summary.opened()).isEqualTo(22);
        assertThat(summary.derivations()).isEqualTo(summary.agreed()).isGreaterThan(20);
        assertThat(summary.ikeSas()).hasSize(2);
        assertThat(summary.espSas()).extracting(Summary.EspSa::packets).containsExactlyInAnyOrder(5, 5, 0, 0);
        assertThat(passages(Passage.Message.class)).allSatisfy(message -> {
            assertThat(message.explanation().layers()).allSatisfy(layer -> {
                assertThat(layer.problem()).isEmpty();
                layer.protection().ifPresent(p -> assertThat(p.verdict()).isEqualTo(Verdict.GOOD));
            });
            assertThat(message.explanation().notes()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {7, -1, Long.MIN_VALUE})
    void theSeedDecidesEveryOctet(long seed) {
        assertThat(octets(play(seed))).isEqualTo(octets(play(seed))).doesNotContainAnyElementsOf(octets(RECORDING));
    }

    private static Recording play(long seed) {
        return Demonstration.play(seed, Variant.DEFAULT);
    }

    private static List<Bytes> octets(Recording recording) {
        return recording.happenings().stream().filter(Happening.Sent.class::isInstance)
                .map(sent -> ((Happening.Sent) sent).packet()).toList();
    }

    private static String exchange(Passage.Message message) {
        return ((Subject.Ike) message.explanation().subject()).exchange();
    }

    private static <T extends Passage> List<T> passages(Class<T> kind) {
        return STORY.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
