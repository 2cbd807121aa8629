package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.v2.sa.ChildSa;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.9.2: the successor of a Child SA is for the same traffic. */
class RekeyedSelectorsTest {
    private static final AddressRange ONE = new AddressRange(0, 0, 0xffff, IpAddress.of("10.2.0.7"),
            IpAddress.of("10.2.0.7"));

    /** What a connection says by now counts for the IKE SAs to come. */
    @Test
    void theResponderDoesNotNarrowItFurther() {
        Scene.established(scene -> {
            ChildSa before = scene.right().child();
            assertThat(before.local()).doesNotContain(ONE);
            Connection narrow = Change
                    .children(child -> Change.with(child, "local",
                            ImmutableList.of(new SelectorSpec.Fixed(ONE))))
                    .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM));
            scene.right().done(new Order.LoadConnection(narrow));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            assertThat(scene.right().child().uniqueId()).isNotEqualTo(before.uniqueId());
            assertThat(scene.right().child().local()).isEqualTo(before.local());
            assertThat(scene.right().child().remote()).isEqualTo(before.remote());
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            assertThat(scene.right().child().local()).isEqualTo(before.local());
            scene.settle();
        });
    }
}
