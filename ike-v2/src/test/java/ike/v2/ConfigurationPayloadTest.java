package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.NameService;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.SeededEntropy;
import ike.engine.Target;
import ike.engine.Verdict;
import ike.engine.config.AddressPool;
import ike.engine.config.Addressing;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.v2.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import ike.wire.v2.CfgType;
import ike.wire.v2.ConfigurationPayload;
import ike.wire.v2.ExchangeType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** RFC 7296 §2.19, §3.15: left asks for addresses, and right assigns them. */
class ConfigurationPayloadTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final SelectorSpec DYNAMIC = new SelectorSpec.Dynamic(0, 0, 0xffff);
    private static final CfgAttribute DOMAIN = new CfgAttribute(CfgAttributeType.Known.INTERNAL_DNS_DOMAIN,
            Bytes.utf8("example.org"));

    private static Setup setup(String... vips) {
        return Setup.USUAL.left(asks(vips)).right(assigns("v4", "v6"));
    }

    private static UnaryOperator<Connection> asks(String... vips) {
        ImmutableList<IpAddress> wanted = ImmutableList.copyOf(vips).stream().map(IpAddress::of)
                .collect(ImmutableList.toImmutableList());
        return c -> Change.with(
                Change.children(child -> Change.with(child, "local", ImmutableList.of(DYNAMIC))).apply(c),
                "addressing", new Addressing(wanted, ImmutableList.of()));
    }

    private static UnaryOperator<Connection> assigns(String... pools) {
        return c -> Change.with(
                Change.children(child -> Change.with(child, "remote", ImmutableList.of(DYNAMIC))).apply(c),
                "addressing", new Addressing(ImmutableList.of(), ImmutableList.copyOf(pools)));
    }

    private static void pools(Scene scene) {
        scene.right().host().pools().load(
                new AddressPool("v4", IpAddress.of("10.3.0.1"), IpAddress.of("10.3.0.9"), ImmutableList.of(DOMAIN)));
        scene.right().host().pools().load(
                new AddressPool("v6", IpAddress.of("fd03::1"), IpAddress.of("fd03::9"), ImmutableList.of()));
    }

    @Test
    void theAddressIsTheSelector() {
        Scene.play(setup("0.0.0.0"), scene -> {
            pools(scene);
            scene.establish();
            scene.settle();
            assertThat(scene.left().host().assigned()).containsExactly(IpAddress.of("10.3.0.1"));
            assertThat(scene.left().sa().children().all().findFirst().orElseThrow().local().toString())
                    .contains("10.3.0.1").doesNotContain("255.255.255.255");
        });
    }

    @Test
    void bothFamiliesInOneChild() {
        Scene.play(setup("0.0.0.0", "::"), scene -> {
            pools(scene);
            scene.establish();
            assertThat(scene.left().host().assigned())
                    .containsExactly(IpAddress.of("10.3.0.1"), IpAddress.of("fd03::1"));
            assertThat(scene.left().host().view().ikeSas().getFirst().localVips())
                    .isEqualTo(scene.right().host().view().ikeSas().getFirst().remoteVips()).hasSize(2);
            ConfigurationPayload reply = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_AUTH)
                    .get(ConfigurationPayload.class);
            assertThat(reply.cfgType()).isEqualTo(CfgType.Known.CFG_REPLY);
            assertThat(reply.attributes()).contains(DOMAIN);
        });
    }

    /** RFC 8598: whoever looks at the SA, and at its successor, sees what is looked up where. */
    @Test
    void nameServersAndTheirDomainsAreKept() {
        Scene.play(setup("0.0.0.0"), scene -> {
            scene.right().host().pools().load(new AddressPool("v4", IpAddress.of("10.3.0.1"), IpAddress.of("10.3.0.9"),
                    ImmutableList.of(DOMAIN, new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_DNS,
                            Bytes.fromHex("0a030035")))));
            scene.establish();
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
            NameService names = new NameService(ImmutableList.of(IpAddress.of("10.3.0.53")),
                    ImmutableList.of("example.org"));
            assertThat(scene.left().host().view().ikeSas().getFirst().names()).isEqualTo(names);
            assertThat(scene.right().host().view().ikeSas().getFirst().names()).isEqualTo(NameService.NONE);
        });
    }

    @Test
    void anAddressLivesAsLongAsTheSaOrItsSuccessor() {
        Scene.play(setup("0.0.0.0"), scene -> {
            pools(scene);
            scene.establish();
            scene.left().done(new Order.RekeyIke(new Target.Named("home")));
            scene.right().done(new Order.RekeyIke(new Target.Named("home")));
            scene.settle();
            assertThat(scene.right().effects(Effect.ReleaseAddresses.class)).isEmpty();
            assertThat(scene.right().host().pools().usage("v4").orElseThrow().online()).isEqualTo(1);
            scene.left().done(new Order.TerminateIke(new Target.Named("home")));
            scene.settle();
            assertThat(scene.left().host().assigned()).isEmpty();
            assertThat(scene.right().host().pools().usage("v4").orElseThrow().online()).isZero();
        });
    }

    @Test
    void whoComesBackHasTheSameAddress() {
        Scene.play(setup("0.0.0.0"), scene -> {
            pools(scene);
            scene.establish();
            scene.left().done(new Order.TerminateIke(new Target.Named("home")));
            scene.establish();
            assertThat(scene.left().host().assigned()).containsExactly(IpAddress.of("10.3.0.1"));
        });
    }

    @Test
    void withoutAnAddressThereIsNoChild() {
        Scene.play(setup("0.0.0.0"), scene -> {
            assertThat(scene.left().failed(INITIATE)).startsWith("INTERNAL_ADDRESS_FAILURE");
            assertThat(scene.left().sa().children().all()).isEmpty();
            scene.settle();
        });
        Scene.play(setup("0.0.0.0").right(c -> c), scene -> assertThat(scene.left().failed(INITIATE))
                .startsWith("INTERNAL_ADDRESS_FAILURE"));
    }

    @Test
    void whoDoesNotAskWhereItMustGetsNoChild() {
        Scene.play(setup(), scene -> {
            pools(scene);
            assertThat(scene.left().failed(INITIATE)).startsWith("FAILED_CP_REQUIRED");
            scene.settle();
        });
    }

    @Test
    void anAnswerForAnSaThatIsGoneGivesTheAddressBack() {
        Ikev2Engine engine = new Ikev2Engine(new Environment(new SeededEntropy(1), DerivationLog.NONE, Limits.DEFAULT,
                500, 4500, false));
        Verdict late = new Verdict.Leased(ImmutableList.of(IpAddress.of("10.3.0.1")), ImmutableList.of());
        assertThat(engine.handle(new Input.Answer(new Now(0, Instant.EPOCH), new AskId(7), late)))
                .containsExactly(new Effect.ReleaseAddresses(7));
    }

    /** §3.15.3: what the peer sets is acknowledged, and none of it is taken. */
    @Test
    void aSetIsAcknowledgedAndAVersionIsTold() {
        Scene.established(scene -> {
            assertThat(informed(scene, CfgType.Known.CFG_SET, CfgAttributeType.Known.INTERNAL_IP4_ADDRESS))
                    .isEqualTo(new ConfigurationPayload(CfgType.Known.CFG_ACK, ImmutableList.of()));
            assertThat(informed(scene, CfgType.Known.CFG_REQUEST, CfgAttributeType.Known.APPLICATION_VERSION)
                    .attributes()).containsExactly(new CfgAttribute(CfgAttributeType.Known.APPLICATION_VERSION,
                            Bytes.utf8("IKE for Java")));
        });
    }

    private static ConfigurationPayload informed(Scene scene, CfgType type, CfgAttributeType attribute) {
        scene.right().take(scene.keyring().seal(
                Crafted.withMessageId(scene.left().header(ExchangeType.Known.INFORMATIONAL, false, 0),
                        scene.right().sa().replies().expectedId()),
                ImmutableList.of(new ConfigurationPayload(type,
                        ImmutableList.of(new CfgAttribute(attribute, Bytes.EMPTY))))));
        return scene.lastResponse(scene.right(), ExchangeType.Known.INFORMATIONAL).get(ConfigurationPayload.class);
    }
}
