package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Effect;
import ike.engine.Retransmission;
import ike.engine.sim.Heading;
import ike.v2.sa.Established;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.Reassembly;
import ike.wire.Bytes;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.PayloadType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 7383 §2.6: how fragments are put together, and what cannot disturb it. Right receives; left's keys forge. */
class ReassemblyTest {
    private static final int MOST = 8;
    private static final int MOST_OCTETS = 400;
    private static final Setup SETUP = FragmentationTest.SMALL.limits(Change.with(
            Change.with(FragmentationTest.SMALL.limits(), "fragments", MOST), "reassembledOctets", MOST_OCTETS));

    @Test
    void anyCutInAnyOrderMakesTheMessage() {
        Random random = new Random(7383);
        for (int total = 1; total <= MOST; total++) {
            int of = total;
            Scene.established(SETUP, scene -> {
                List<Bytes> fragments = new ArrayList<>(fragments(scene, deletion(scene), of));
                Collections.shuffle(fragments, random);
                fragments.subList(1, of).forEach(fragment -> assertThat(scene.right().take(fragment)).isEmpty());
                assertThat(Actor.sends(scene.right().take(fragments.getFirst()))).hasSize(1);
                assertThat(scene.right().children()).isEmpty();
                assertThat(kept(scene)).isEqualTo(Reassembly.NONE);
            });
        }
    }

    /** Who does not know the keys can neither add a fragment, nor replace one, nor end the waiting for the others. */
    @Test
    void aForgedFragmentChangesNothing() {
        Scene.established(SETUP, scene -> {
            ImmutableList<Bytes> real = fragments(scene, deletion(scene), 3);
            scene.right().take(real.get(0));
            for (int total : new int[]{3, 4}) {
                Bytes forged = fragments(scene, deletion(scene), total).get(1);
                unchanged(scene, Bytes.concat(forged.slice(0, forged.length() - 1), Bytes.of(forged.u8(40))));
            }
            unchanged(scene, real.get(0));
            scene.right().take(real.get(1));
            assertThat(Actor.sends(scene.right().take(real.get(2)))).hasSize(1);
        });
    }

    @Test
    void beforeAuthenticationTooNothingIsKeptThatIsNotAuthentic() {
        Scene.play(SETUP, scene -> {
            scene.gate().fragment(Heading.OUT, 2).lost();
            scene.begin(scene.left());
            scene.run();
            InitAnswered waiting = (InitAnswered) Iterables.getOnlyElement(scene.right().states());
            assertThat(waiting.fragments().fragments()).containsOnlyKeys(1);
            Bytes second = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).octets();
            unchanged(scene, Bytes.concat(second.slice(0, second.length() - 1), Bytes.of(~second.u8(40))));
            scene.right().take(second);
            assertThat(scene.right().established()).hasSize(1);
        });
    }

    /** §2.5.2: the peer has cut its message anew, into more. */
    @Test
    void aSetOfMoreFragmentsTakesThePlaceOfOneOfFewer() {
        Scene.established(SETUP, scene -> {
            ImmutableList<Bytes> few = fragments(scene, deletion(scene), 2);
            ImmutableList<Bytes> more = fragments(scene, deletion(scene), 3);
            scene.right().take(few.get(0));
            scene.right().take(more.get(1));
            assertThat(kept(scene).fragments()).containsOnlyKeys(2);
            unchanged(scene, few.get(1));
            scene.right().take(more.get(0));
            assertThat(Actor.sends(scene.right().take(more.get(2)))).hasSize(1);
        });
    }

    @Test
    void whatIsTooMuchIsNotKept() {
        Scene.established(SETUP, scene -> {
            unchanged(scene, fragments(scene, deletion(scene), MOST + 1).getFirst());
            Bytes half = Bytes.zeros(MOST_OCTETS / 2 + 1);
            IkeHeader header = header(scene);
            scene.right().take(scene.keyring().sealFragment(header, PayloadType.Known.NONE, 1, 3, half));
            assertThat(kept(scene).octets()).isEqualTo(half.length());
            scene.right().take(scene.keyring().sealFragment(header, PayloadType.Known.NONE, 2, 3, half));
            assertThat(kept(scene)).isEqualTo(Reassembly.NONE);
        });
    }

    @Test
    void withoutAgreementThereAreNone() {
        Scene.established(scene -> unchanged(scene, fragments(scene, deletion(scene), 2).getFirst()));
    }

    /** §2.6.1: the first fragment stands for the message. */
    @Test
    void theFirstFragmentOfAnAnsweredRequestGetsTheAnswerAgain() {
        Scene.established(SETUP, scene -> {
            ImmutableList<Bytes> fragments = fragments(scene, deletion(scene), 2);
            scene.right().take(fragments.get(0));
            ImmutableList<Effect> answered = scene.right().take(fragments.get(1));
            assertThat(scene.right().take(fragments.get(0))).isEqualTo(ImmutableList.copyOf(Actor.sends(answered)));
            unchanged(scene, fragments.get(1));
        });
    }

    /** §2.5.2: our answer was lost, and the peer has cut its request anew, into more. */
    @Test
    void aRequestThatIsCutAnewGetsTheAnswerAgain() {
        Scene.established(SETUP, scene -> {
            ImmutableList<Bytes> few = fragments(scene, deletion(scene), 2);
            ImmutableList<Bytes> more = fragments(scene, deletion(scene), 3);
            scene.right().take(few.get(0));
            ImmutableList<Effect> answered = scene.right().take(few.get(1));
            assertThat(scene.right().take(more.get(0))).isEqualTo(ImmutableList.copyOf(Actor.sends(answered)));
            unchanged(scene, more.get(1));
            Bytes forged = more.get(0);
            int last = forged.length() - 1;
            unchanged(scene, Bytes.concat(forged.slice(0, last), Bytes.of(forged.u8(last) ^ 1)));
        });
    }

    /** §2.6: after as long as the sender may repeat it. */
    @Test
    void whatStaysIncompleteIsForgotten() {
        Scene.established(SETUP, scene -> {
            ImmutableList<Bytes> fragments = fragments(scene, deletion(scene), 2);
            scene.right().take(fragments.get(0));
            Duration patience = Retransmission.patience(SETUP.limits());
            assertThat(patience).isGreaterThan(Duration.ofMinutes(2));
            scene.run(patience.minusSeconds(1));
            assertThat(kept(scene).fragments()).hasSize(1);
            scene.run(Duration.ofSeconds(2));
            assertThat(kept(scene)).isEqualTo(Reassembly.NONE);
            scene.right().take(fragments.get(1));
            assertThat(scene.right().children()).as("half of it is not enough").hasSize(1);
        });
    }

    private static void unchanged(Scene scene, Bytes octets) {
        Actor.Inside before = scene.right().inside();
        ImmutableList<Effect> effects = scene.right().take(octets);
        assertThat(scene.right().inside()).isEqualTo(before);
        assertThat(effects).hasSize(1);
        assertThat(Actor.drops(effects)).hasSize(1);
    }

    private static Reassembly kept(Scene scene) {
        Established sa = scene.right().sa();
        return sa.fragments().request(sa.replies().expectedId());
    }

    private static DeletePayload deletion(Scene scene) {
        return DeletePayload.esp(scene.left().child().inboundSpi());
    }

    private static IkeHeader header(Scene scene) {
        return scene.left().header(ExchangeType.Known.INFORMATIONAL, false, scene.left().sa().window().nextId());
    }

    private static ImmutableList<Bytes> fragments(Scene scene, DeletePayload payload, int total) {
        Bytes inner = IkeMessages.encodeChain(ImmutableList.of(payload));
        ImmutableList.Builder<Bytes> fragments = ImmutableList.builder();
        for (int i = 0; i < total; i++) {
            Bytes content = inner.slice(inner.length() * i / total, inner.length() * (i + 1) / total);
            fragments.add(scene.keyring().sealFragment(header(scene),
                    i == 0 ? payload.type() : PayloadType.Known.NONE, i + 1, total, content));
        }
        return fragments.build();
    }
}
