package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.IpsecMode;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Ikev1Options;
import ike.engine.config.ProposalSpec;
import ike.engine.config.SelectorSpec;
import ike.engine.config.SharedSecret;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.Host;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Two ends that speak IKEv1, at 192.0.2.1 and 198.51.100.1, one child each way. */
final class Fixtures {
    static final ProposalSpec IKE = new ProposalSpec("aes128-sha256-modp1024", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                    Transform.of(Known.KE, KeyExchangeId.MODP_1024)));
    static final ProposalSpec OLD_IKE = new ProposalSpec("3des-sha1-ecp256", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_3DES),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA1_96),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA1), Transform.of(Known.KE, KeyExchangeId.ECP_256)));
    static final ProposalSpec ESP = new ProposalSpec("aes256-sha1", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 256),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA1_96)));
    static final ProposalSpec ESP_PFS = new ProposalSpec("aes128gcm16-ecp256", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                    Transform.of(Known.KE, KeyExchangeId.ECP_256)));

    private Fixtures() {
    }

    /** Two hosts that know each other and the same secret. */
    static TwoHosts configured(Simulation simulation, Limits limits, Setup left, Setup right) {
        TwoHosts two = TwoHosts.in(simulation,
                (entropy, log) -> new Ikev1Engine(
                        new Environment(entropy, log, limits, 500, 4500, left.pretends(), true, new SaNumbers())),
                (entropy, log) -> new Ikev1Engine(
                        new Environment(entropy, log, limits, 500, 4500, false, right.answers(), new SaNumbers())));
        load(two.left(), left, true);
        load(two.right(), right, false);
        return two;
    }

    /** What a test may want otherwise about one end. */
    record Setup(ImmutableList<ProposalSpec> ike, ProposalSpec esp, String secret, Duration dpd, boolean pretends,
            boolean aggressive, boolean answers, UnaryOperator<Connection> change) {
        static final Setup USUAL = new Setup(ImmutableList.of(IKE), ESP, "the wind in the willows", Duration.ZERO,
                false, false, true, UnaryOperator.identity());

        Setup proposals(ProposalSpec newIke, ProposalSpec newEsp) {
            return new Setup(ImmutableList.of(newIke), newEsp, secret, dpd, pretends, aggressive, answers, change);
        }

        Setup offering(ProposalSpec... several) {
            return new Setup(ImmutableList.copyOf(several), esp, secret, dpd, pretends, aggressive, answers, change);
        }

        Setup secret(String text) {
            return new Setup(ike, esp, text, dpd, pretends, aggressive, answers, change);
        }

        Setup dpd(Duration delay) {
            return new Setup(ike, esp, secret, delay, pretends, aggressive, answers, change);
        }

        Setup pretending() {
            return new Setup(ike, esp, secret, dpd, true, aggressive, answers, change);
        }

        Setup inAggressiveMode() {
            return new Setup(ike, esp, secret, dpd, pretends, true, answers, change);
        }

        /** Aggressive Mode with a pre-shared key is not answered. */
        Setup caringAboutSecurity() {
            return new Setup(ike, esp, secret, dpd, pretends, aggressive, false, change);
        }

        /** Another connection than the usual one. */
        Setup changed(UnaryOperator<Connection> other) {
            return new Setup(ike, esp, secret, dpd, pretends, aggressive, answers, other);
        }
    }

    /** More patience than any storm of a test can outlast. */
    static Limits patient() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                d.queuedTasks(), Duration.ofMinutes(10), 40, Duration.ofSeconds(2), 1.1, d.rekeyedChildLinger(),
                d.fragmentSize(), d.fragments(), d.reassembledOctets());
    }

    /** The one IKE SA of a host. */
    static IkeSaView only(Host host) {
        assertThat(host.view().ikeSas()).hasSize(1);
        return host.view().ikeSas().getFirst();
    }

    /** Orders something, and sees it done within two seconds. */
    static void assertDone(TwoHosts two, Host host, Order order) {
        OrderId id = host.order(order);
        two.simulation().run(Duration.ofSeconds(2));
        assertThat(host.outcome(id)).as("%s; events %s", order, host.events())
                .containsInstanceOf(Event.OrderDone.class);
    }

    static void load(Host host, Setup setup, boolean left) {
        host.order(new Order.LoadConnection(setup.change().apply(connection(setup, left))));
        secret(host, setup);
    }

    /** Everybody's secret. */
    static void secret(Host host, Setup setup) {
        host.order(new Order.LoadSecret(
                new SharedSecret("ike", SharedSecret.Purpose.IKE, Secret.copyOf(Bytes.utf8(setup.secret())),
                        ImmutableList.of())));
    }

    /** One end's connection to the other. */
    static Connection connection(Setup setup, boolean left) {
        IpAddress mine = IpAddress.of(left ? "192.0.2.1" : "198.51.100.1");
        IpAddress peers = IpAddress.of(left ? "198.51.100.1" : "192.0.2.1");
        String here = left ? "10.1." : "10.2.";
        String there = left ? "10.2." : "10.1.";
        return new Connection("home", ImmutableList.of(IkeVersion.IKEV1),
                ImmutableList.of(AddressPattern.exactly(mine)), ImmutableList.of(AddressPattern.exactly(peers)), 500,
                500, setup.ike(), false, Fragmentation.NO, setup.dpd(), Duration.ofHours(4),
                Duration.ofMinutes(24), Duration.ofMinutes(24), 1, UniquePolicy.NO, ImmutableList.of(anyone()),
                ImmutableList.of(anyone()),
                ImmutableList.of(child("net", setup.esp(), here + "0", there + "0"),
                        child("more", setup.esp(), here + "1", there + "1")))
                .with(new Ikev1Options(setup.aggressive()));
    }

    private static AuthRound anyone() {
        return AuthRound.psk(IdentityPattern.any());
    }

    private static ChildConfig child(String name, ProposalSpec esp, String local, String remote) {
        return new ChildConfig(name, ImmutableList.of(subnet(local)), ImmutableList.of(subnet(remote)),
                ImmutableList.of(esp), ChildConfig.StartAction.NONE, IpsecMode.TUNNEL, Duration.ofHours(1),
                Duration.ofMinutes(66), Duration.ofMinutes(6), 32);
    }

    private static SelectorSpec subnet(String prefix) {
        return new SelectorSpec.Fixed(AddressRange.of(IpAddress.of(prefix + ".0"), IpAddress.of(prefix + ".255")));
    }
}
