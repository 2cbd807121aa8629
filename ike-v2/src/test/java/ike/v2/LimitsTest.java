package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Order;
import ike.engine.Target;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens at the limits of {@link ike.engine.Limits} that no other test is about. */
class LimitsTest {
    @Test
    void withAllIkeSasInUseNobodyIsAnswered() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("ikeSas", 1)), scene -> {
            IkeMessage first = IkeMessages.decode(scene.seen().getFirst().octets()).orThrow();
            Bytes another = IkeMessages
                    .encode(Crafted.withInitiatorSpi(first.header(), new IkeSpi(77)), first.payloads()).octets();
            assertThat(Actor.drops(scene.right().take(another))).containsExactly("the limit of IKE SAs is reached");
            assertThat(Actor.sends(scene.right().lastEffects())).isEmpty();
        });
    }

    @Test
    void oneChildMoreThanAllowedIsRefused() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("childrenPerIkeSa", 1)), scene -> {
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("more"))))
                    .contains("NO_ADDITIONAL_SAS");
            assertThat(scene.right().children()).hasSize(1);
        });
    }

    @Test
    void oneTaskMoreThanAllowedIsRefused() {
        Scene.established(Setup.USUAL.limits(Fixtures.limits("queuedTasks", 1)), scene -> {
            scene.gate().close(true);
            Order check = new Order.CheckLiveness(new Target.Named("home"));
            scene.left().order(check);
            scene.left().order(check);
            assertThat(scene.left().failed(check)).isEqualTo("too many tasks wait on this IKE_SA");
        });
    }
}
