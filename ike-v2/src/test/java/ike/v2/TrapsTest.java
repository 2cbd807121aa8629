package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Effect;
import ike.engine.IpsecMode;
import ike.engine.Order;
import ike.engine.Policy;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.ChildConfig.StartAction;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    /** With {@code start_action = trap|start} a packet may come before the order. */
    @Test
    void aPacketAndAnOrderGetOneChild() {
        Scene.play(Setup.USUAL.left(hosts(StartAction.TRAP)).right(hosts(StartAction.NONE)), scene -> {
            Policy policy = scene.left().effects(Effect.InstallPolicy.class).getFirst().policy();
            IpAddress right = IpAddress.of("198.51.100.1");
            scene.left().host().tell(new TrafficEvent.Acquire(policy.id(), range("192.0.2.1"), range("198.51.100.1")));
            scene.left().done(new Order.Initiate("home", Optional.of("net")));
            scene.run(Duration.ofSeconds(2));
            assertThat(scene.left().sa().children().all()).hasSize(1);
            assertThat(scene.left().child().remote()).containsExactly(AddressRange.of(right, right));
        });
    }

    private static AddressRange range(String address) {
        return new AddressRange(17, 53, 53, IpAddress.of(address), IpAddress.of(address));
    }

    /** A trap towards {@code %any}, which strongSwan has in transport mode. */
    @Test
    void packetsTellWhoThePeerIsWhereTheConnectionLeavesItOpen() {
        Scene.play(Setup.USUAL.left(anyPeer()).right(hosts(StartAction.NONE)), scene -> {
            Policy policy = scene.left().effects(Effect.InstallPolicy.class).getFirst().policy();
            assertThat(policy.eachItsOwn()).isTrue();
            scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            acquire(scene, policy, "198.51.100.1");
            assertThat(peers(scene)).containsExactly("198.51.100.1");
            assertThat(scene.left().child().mode()).isEqualTo(IpsecMode.TRANSPORT);
            assertThat(scene.left().child().remote()).containsExactly(
                    AddressRange.of(IpAddress.of("198.51.100.1"), IpAddress.of("198.51.100.1")));
            scene.left().done(new Order.RekeyChild(new Target.Named("net")));
            assertThat(scene.left().child().mode()).isEqualTo(IpsecMode.TRANSPORT);
            acquire(scene, policy, "198.51.100.1");
            assertThat(peers(scene)).containsExactly("198.51.100.1");
            acquire(scene, policy, "198.51.100.9");
            assertThat(peers(scene)).containsExactly("198.51.100.1", "198.51.100.9");
            for (String nobody : new String[]{"224.0.0.251", "255.255.255.255", "203.0.113.1", "127.0.0.1"}) {
                acquire(scene, policy, nobody);
            }
            assertThat(peers(scene)).containsExactly("198.51.100.1", "198.51.100.9");
        });
    }

    private static void acquire(Scene scene, Policy policy, String destination) {
        IpAddress source = IpAddress.of("192.0.2.1");
        scene.left().host().tell(new TrafficEvent.Acquire(policy.id(), new AddressRange(17, 4711, 4711, source, source),
                new AddressRange(17, 53, 53, IpAddress.of(destination), IpAddress.of(destination))));
        scene.run(Duration.ofSeconds(2));
    }

    private static Iterable<String> peers(Scene scene) {
        return scene.left().states().stream().map(sa -> sa.name().path().remote().address().toString()).toList();
    }

    private static UnaryOperator<Connection> anyPeer() {
        ImmutableList<AddressPattern> near = ImmutableList
                .of(new AddressPattern(IpAddress.of("127.0.0.0"), IpAddress.of("198.51.255.255")),
                        new AddressPattern(IpAddress.of("224.0.0.0"), IpAddress.of("255.255.255.255")));
        return connection -> Change.with(hosts(StartAction.TRAP).apply(connection), "remoteAddresses", near);
    }

    private static UnaryOperator<Connection> hosts(StartAction action) {
        ImmutableList<SelectorSpec> own = ImmutableList.of(new SelectorSpec.Dynamic(0, 0, 65_535));
        UnaryOperator<ChildConfig> between = child -> Change.with(Change.with(Change.with(Change.with(child, "mode",
                IpsecMode.TRANSPORT), "local", own), "remote", own), "startAction", action);
        return connection -> Change.with(connection, "children",
                ImmutableList.of(between.apply(connection.children().getFirst())));
    }

    private static ImmutableSet<Long> installed(Scene scene) {
        Set<Long> policies = new LinkedHashSet<>();
        scene.left().effects(Effect.InstallPolicy.class).forEach(effect -> policies.add(effect.policy().id()));
        scene.left().effects(Effect.RemovePolicy.class).forEach(effect -> policies.remove(effect.policyId()));
        return ImmutableSet.copyOf(policies);
    }
}
