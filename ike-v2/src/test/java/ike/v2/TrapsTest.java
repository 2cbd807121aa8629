package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import ike.engine.Effect;
import ike.engine.Order;
import ike.engine.config.ChildConfig.StartAction;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Policies of children that come up with their first packet (RFC 4301 §5.1), as orders and connections bring them. */
class TrapsTest {
    private static final Order INSTALL = new Order.InstallTrap("home", "net");
    private static final Order UNINSTALL = new Order.UninstallTrap("home", "net");

    @Test
    void ordersInstallAndUninstall() {
        Scene.play(scene -> {
            scene.left().failed(UNINSTALL);
            scene.left().done(INSTALL);
            ImmutableSet<Long> first = installed(scene);
            scene.left().done(INSTALL);
            assertThat(installed(scene)).hasSize(1).isNotEqualTo(first);
            scene.left().done(UNINSTALL);
            assertThat(installed(scene)).isEmpty();
            scene.left().failed(new Order.InstallTrap("home", "other"));
        });
    }

    @Test
    void theSameConnectionLoadedAgainKeepsWhatOrdersDid() {
        Scene.play(Setup.USUAL.left(Change.children(child -> Change.with(child, "startAction", StartAction.TRAP))),
                scene -> {
                    assertThat(installed(scene)).hasSize(2);
                    scene.left().done(UNINSTALL);
                    scene.left().configure();
                    assertThat(installed(scene)).hasSize(1);
                    scene.left().done(new Order.UnloadConnection("home"));
                    scene.left().configure();
                    assertThat(installed(scene)).hasSize(2);
                });
    }

    private static ImmutableSet<Long> installed(Scene scene) {
        Set<Long> policies = new LinkedHashSet<>();
        scene.left().effects(Effect.InstallPolicy.class).forEach(effect -> policies.add(effect.policy().id()));
        scene.left().effects(Effect.RemovePolicy.class).forEach(effect -> policies.remove(effect.policyId()));
        return ImmutableSet.copyOf(policies);
    }
}
