package ike.v2;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Secret;
import ike.engine.IpsecMode;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Ikev2Extensions;
import ike.engine.config.ProposalSpec;
import ike.engine.config.SelectorSpec;
import ike.engine.config.SharedSecret;
import ike.engine.config.UniquePolicy;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Simulation;
import ike.engine.sim.TwoHosts;
import ike.v2.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.Identification;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import ike.wire.v2.TransformType;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The usual configuration of tests: left.test at 192.0.2.1 and right.test at 198.51.100.1, one child each way. */
final class Fixtures {
    static final ProposalSpec IKE_GCM = new ProposalSpec("aes256gcm16-prfsha256-x25519", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                    Transform.of(Known.KE, KeyExchangeId.CURVE25519)));
    static final ProposalSpec IKE_CBC = new ProposalSpec("aes128-sha256-ecp256", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256), Transform.of(Known.KE, KeyExchangeId.ECP_256)));
    static final ProposalSpec ESP_GCM = new ProposalSpec("aes128gcm16", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                    Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)));
    static final ProposalSpec ESP_CBC = new ProposalSpec("aes128-sha256", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)));
    static final ProposalSpec ESP_GCM_PFS = new ProposalSpec("aes128gcm16-x25519", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                    Transform.of(Known.KE, KeyExchangeId.CURVE25519),
                    Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)));

    private Fixtures() {
    }

    /** AES-GCM-256 and SHA2-256 with these groups, the first of them tried first. */
    static ProposalSpec ike(KeyExchangeId... groups) {
        ImmutableList.Builder<Transform> transforms = ImmutableList.<Transform>builder().add(
                Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256),
                Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256));
        for (KeyExchangeId group : groups) {
            transforms.add(Transform.of(Known.KE, group));
        }
        return new ProposalSpec("aes256gcm16-prfsha256", ProtocolId.Known.IKE, transforms.build());
    }

    /** AES-GCM-128 with these groups for perfect forward secrecy, the first of them tried first. */
    static ProposalSpec esp(KeyExchangeId... groups) {
        ImmutableList.Builder<Transform> transforms = ImmutableList.<Transform>builder()
                .add(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128));
        for (KeyExchangeId group : groups) {
            transforms.add(Transform.of(Known.KE, group));
        }
        return new ProposalSpec("aes128gcm16", ProtocolId.Known.ESP,
                transforms.add(Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)).build());
    }

    /** AES-GCM-256 and SHA2-256 with key exchanges as swanctl.conf writes them: {@code x25519-ke1_mlkem768}. */
    static ProposalSpec ike(String keyExchanges) {
        return new ProposalSpec("aes256gcm16-prfsha256-" + keyExchanges, ProtocolId.Known.IKE,
                ImmutableList.<Transform>builder().add(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 256),
                        Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256)).addAll(keyExchanges(keyExchanges)).build());
    }

    /** AES-GCM-128 with key exchanges, written likewise. */
    static ProposalSpec esp(String keyExchanges) {
        return new ProposalSpec("aes128gcm16-" + keyExchanges, ProtocolId.Known.ESP,
                ImmutableList.<Transform>builder().add(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                        Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)).addAll(keyExchanges(keyExchanges))
                        .build());
    }

    private static ImmutableList<Transform> keyExchanges(String words) {
        return Splitter.on('-').splitToStream(words).map(word -> {
            boolean additional = word.startsWith("ke");
            String method = additional ? word.substring(4) : word;
            return Transform.of(additional
                    ? TransformType.of(Known.ADDKE1.code() + word.charAt(2) - '1')
                    : Known.KE, Objects.requireNonNull(Algorithms.keywords().get(method)).id().orElseThrow());
        }).collect(ImmutableList.toImmutableList());
    }

    static EngineFactory engines(Limits limits) {
        return (entropy, log) -> new Ikev2Engine(new Environment(entropy, log, limits, 500, 4500, false));
    }

    /** The usual limits, with another value of one of them. */
    static Limits limits(String component, Object value) {
        return Change.with(Limits.DEFAULT, component, value);
    }

    static ChildConfig child(String name, ProposalSpec esp, String local, String remote) {
        return new ChildConfig(name, ImmutableList.of(subnet(local)), ImmutableList.of(subnet(remote)),
                ImmutableList.of(esp), ChildConfig.StartAction.NONE, IpsecMode.TUNNEL,
                Duration.ofHours(1), Duration.ofMinutes(66), Duration.ofMinutes(6), 32);
    }

    /** A /24 by its first three octets: {@code 10.1.0}. */
    static SelectorSpec subnet(String prefix) {
        return new SelectorSpec.Fixed(AddressRange.of(IpAddress.of(prefix + ".0"), IpAddress.of(prefix + ".255")));
    }

    static Connection connection(boolean left, ProposalSpec ike, ProposalSpec esp) {
        IpAddress mine = IpAddress.of(left ? "192.0.2.1" : "198.51.100.1");
        IpAddress peers = IpAddress.of(left ? "198.51.100.1" : "192.0.2.1");
        String here = left ? "10.1.0" : "10.2.0";
        String there = left ? "10.2.0" : "10.1.0";
        return new Connection("home", ImmutableList.of(IkeVersion.IKEV2),
                ImmutableList.of(AddressPattern.exactly(mine)), ImmutableList.of(AddressPattern.exactly(peers)), 500,
                500, ImmutableList.of(ike), false, Fragmentation.NO, Duration.ZERO, Duration.ofHours(4),
                Duration.ofMinutes(24),
                Duration.ofMinutes(24), 1, UniquePolicy.NO,
                ImmutableList.of(auth(left ? "left.test" : "right.test")),
                ImmutableList.of(auth(left ? "right.test" : "left.test")),
                ImmutableList.of(child("net", esp, here, there),
                        child("more", esp, here.replace(".0", ".1"), there.replace(".0", ".1"))))
                .with(Ikev2Extensions.DEFAULT.with(Childless.NEVER));
    }

    /** More patience than any storm of a test can outlast: neither end ever gives the other up. */
    static Limits patient() {
        Limits d = Limits.DEFAULT;
        return new Limits(d.ikeSas(), d.halfOpen(), d.cookieThreshold(), d.halfOpenPerPeer(), d.childrenPerIkeSa(),
                d.queuedTasks(), Duration.ofMinutes(10), 40,
                Duration.ofSeconds(2), 1.1, d.rekeyedChildLinger(),
                d.fragmentSize(), d.fragments(), d.reassembledOctets());
    }

    /** The same with other lifetimes and a liveness check. */
    static Connection hasty(Connection c, Duration ikeRekey, Duration childRekey, Duration dpd) {
        ImmutableList<ChildConfig> children = c.children().stream()
                .map(k -> new ChildConfig(k.name(), k.local(), k.remote(), k.proposals(), k.startAction(), k.mode(),
                        childRekey,
                        childRekey.multipliedBy(3), childRekey.dividedBy(4), k.packets().replayWindow()))
                .collect(ImmutableList.toImmutableList());
        return new Connection(c.name(), c.versions(), c.localAddresses(), c.remoteAddresses(), c.localPort(),
                c.remotePort(), c.proposals(), c.encap(), c.fragmentation(), dpd, ikeRekey,
                ikeRekey.multipliedBy(2), ikeRekey.dividedBy(4), c.keyingTries(), c.unique(), c.local(), c.remote(),
                children);
    }

    static AuthRound auth(String name) {
        return AuthRound.psk(new IdentityPattern.Exactly(Identification.fqdn(name)));
    }

    static SharedSecret secret(String text) {
        return new SharedSecret("ike", Secret.copyOf(Bytes.utf8(text)),
                ImmutableList.of(new IdentityPattern.Exactly(Identification.fqdn("left.test")),
                        new IdentityPattern.Exactly(Identification.fqdn("right.test"))));
    }

    /** A secret that everybody shares. */
    static SharedSecret secretOfAll(String text) {
        return new SharedSecret("ike", Secret.copyOf(Bytes.utf8(text)), ImmutableList.of());
    }

    /** Two hosts with engines and with the configuration, changed as wanted. */
    static TwoHosts configured(Simulation simulation, UnaryOperator<Connection> change) {
        return configured(simulation, Limits.DEFAULT, change);
    }

    static TwoHosts configured(Simulation simulation, Limits limits, UnaryOperator<Connection> change) {
        TwoHosts two = TwoHosts.in(simulation, engines(limits), engines(limits));
        configure(two.left(), change.apply(connection(true, IKE_GCM, ESP_GCM)));
        configure(two.right(), change.apply(connection(false, IKE_GCM, ESP_GCM)));
        return two;
    }

    static void configure(Host host, Connection connection) {
        host.order(new Order.LoadConnection(connection));
        host.order(new Order.LoadSecret(secret("the wind in the willows")));
    }
}
