package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.Order;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.SharedSecret;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 7296 §3.5, §1.2: identities of every type, and which configuration they choose. */
class IdentityTest {
    static Stream<Identification> identities() {
        return Stream.of(Identification.ipv4(IpAddress.of("192.0.2.1")),
                Identification.ipv6(IpAddress.of("2001:db8::1")), Identification.fqdn("left.test"),
                Identification.rfc822("left@test.example"), Identification.keyId(Bytes.fromHex("00ff80")));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void everyTypeAuthenticates(Identification id) {
        Scene.established(named(id, new IdentityPattern.Exactly(id)), scene -> {
            assertThat(scene.right().sa().peer().remote()).isEqualTo(id);
            assertThat(scene.left().sa().peer().local()).isEqualTo(id);
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH).get(IdPayload.class).id())
                    .isEqualTo(id);
        });
    }

    static Stream<Arguments> same() {
        return Stream.of(
                Arguments.of(Identification.fqdn("LEFT.Test"), Identification.fqdn("left.test")),
                Arguments.of(Identification.rfc822("Left@TEST.example"), Identification.rfc822("left@test.example")));
    }

    /** Names are compared without regard to case, as strongSwan does; AUTH covers the octets that were sent (§2.15). */
    @ParameterizedTest
    @MethodSource("same")
    void namesAreTheSameInAnyCase(Identification sent, Identification configured) {
        Scene.established(named(sent, new IdentityPattern.Exactly(configured)),
                scene -> assertThat(scene.right().sa().peer().remote()).isEqualTo(sent));
    }

    static Stream<Arguments> different() {
        return Stream.of(
                Arguments.of(Identification.keyId(Bytes.utf8("left")), Identification.keyId(Bytes.utf8("LEFT"))),
                Arguments.of(Identification.fqdn("left.test"), Identification.fqdn("left.test.")),
                Arguments.of(Identification.fqdn("left.test"), Identification.keyId(Bytes.utf8("left.test"))),
                Arguments.of(Identification.fqdn("left@test"), Identification.rfc822("left@test")),
                Arguments.of(Identification.ipv4(IpAddress.of("192.0.2.1")),
                        Identification.ipv6(IpAddress.of("::ffff:192.0.2.1"))),
                Arguments.of(Identification.ipv4(IpAddress.of("192.0.2.1")), Identification.fqdn("192.0.2.1")));
    }

    @ParameterizedTest
    @MethodSource("different")
    void otherOctetsOrAnotherTypeIsAnotherIdentity(Identification sent, Identification configured) {
        Scene.play(named(sent, new IdentityPattern.Exactly(configured)), scene -> {
            assertThat(scene.left().failed(new Order.Initiate("home", Optional.of("net"))))
                    .startsWith("AUTHENTICATION_FAILED");
            assertThat(scene.right().established()).isEmpty();
        });
    }

    @Test
    void aPatternLetsInWhatFits() {
        IdentityPattern pattern = new IdentityPattern.Suffix(IdType.Known.ID_FQDN, ".example.org");
        Scene.established(named(Identification.fqdn("a.b.Example.ORG"), pattern), scene -> {
        });
        Scene.play(named(Identification.fqdn("example.org"), pattern), scene -> assertThat(
                scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("AUTHENTICATION_FAILED"));
    }

    /** The initiator does not know yet who the responder will say that it is, and has a secret with one whom it means. */
    @Test
    void aPatternForTheResponderFindsASecretOfBoth() {
        IdentityPattern pattern = new IdentityPattern.Suffix(IdType.Known.ID_FQDN, ".test");
        Supplier<SharedSecret> ofBoth = () -> new SharedSecret("ike", Secret.copyOf(Bytes.utf8("x")),
                ImmutableList.of(new IdentityPattern.Exactly(Identification.fqdn("left.test")),
                        new IdentityPattern.Exactly(Identification.fqdn("right.test"))));
        Scene.established(Setup.USUAL.left(Change.remoteId(pattern)).secrets(ofBoth, ofBoth), scene -> assertThat(
                scene.left().sa().peer().remote()).isEqualTo(Identification.fqdn("right.test")));
        Supplier<SharedSecret> ofOthers = () -> new SharedSecret("ike", Secret.copyOf(Bytes.utf8("x")),
                ImmutableList.of(new IdentityPattern.Exactly(Identification.fqdn("right.other"))));
        Scene.play(Setup.USUAL.left(Change.remoteId(pattern)).secrets(ofOthers, ofOthers), scene -> assertThat(
                scene.left().failed(new Order.Initiate("home", Optional.of("net")))).contains("no shared secret"));
    }

    /** §1.2: the initiator may say with IDr which of the responder's identities it wants. */
    @Test
    void idrChoosesAmongTheIdentitiesOfTheResponder() {
        for (String wanted : ImmutableList.of("one.right", "two.right")) {
            Scene.play(Setup.USUAL.left(Change.remoteId(new IdentityPattern.Exactly(Identification.fqdn(wanted))))
                    .right(Change.localId(Identification.fqdn("one.right"))).secrets(IdentityTest::secret,
                            IdentityTest::secret),
                    scene -> {
                        scene.right().done(new Order.LoadConnection(twin("two.right")));
                        scene.establish();
                        assertThat(scene.right().sa().peer().local()).isEqualTo(Identification.fqdn(wanted));
                        assertThat(scene.right().sa().name().connection().name())
                                .isEqualTo(wanted.equals("one.right") ? "home" : "twin");
                    });
        }
    }

    /** A responder without an identity of its own is called what the initiator calls it, as in strongSwan. */
    @Test
    void whoHasNoNameIsCalledWhatThePeerAsksFor() {
        Scene.play(Setup.USUAL.left(Change.remoteId(new IdentityPattern.Exactly(Identification.fqdn("any.right"))))
                .right(c -> Change.with(c, "local", anonymous(c))).secrets(IdentityTest::secret, IdentityTest::secret),
                scene -> {
                    scene.right().done(new Order.LoadConnection(twin("two.right")));
                    scene.establish();
                    assertThat(scene.right().sa().peer().local()).isEqualTo(Identification.fqdn("any.right"));
                    assertThat(scene.right().sa().name().connection().name()).isEqualTo("home");
                });
    }

    @Test
    void withoutIdrTheResponderIsWhoItIsConfiguredToBe() {
        Scene.established(Setup.USUAL.left(Change.remoteId(IdentityPattern.any())).secrets(IdentityTest::secret,
                IdentityTest::secret), scene -> {
                    Sighting request = scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH);
                    assertThat(request.inner().stream().filter(p -> p.payload() instanceof IdPayload)).hasSize(1);
                    assertThat(scene.left().sa().peer().remote()).isEqualTo(Identification.fqdn("right.test"));
                });
    }

    @Test
    void whoHasNoNameIsCalledByItsAddress() {
        Scene.established(Setup.USUAL
                .left(c -> Change.remoteId(IdentityPattern.any())
                        .apply(Change.with(c, "local", anonymous(c))))
                .right(Change.remoteId(IdentityPattern.any())).secrets(IdentityTest::secret, IdentityTest::secret),
                scene -> assertThat(scene.right().sa().peer().remote())
                        .isEqualTo(Identification.ipv4(IpAddress.of("192.0.2.1"))));
    }

    private static Object anonymous(Connection connection) {
        return ImmutableList.of(Change.with(connection.local().getFirst(), "identity", IdentityPattern.any()));
    }

    private static Connection twin(String name) {
        return Change.with(Change.localId(Identification.fqdn(name))
                .apply(Fixtures.connection(false, Fixtures.IKE_GCM, Fixtures.ESP_GCM)), "name", "twin");
    }

    private static Setup named(Identification left, IdentityPattern atRight) {
        return Setup.USUAL.left(Change.localId(left)).right(Change.remoteId(atRight)).secrets(IdentityTest::secret,
                IdentityTest::secret);
    }

    private static SharedSecret secret() {
        return new SharedSecret("ike", Secret.copyOf(Bytes.utf8("the wind in the willows")), ImmutableList.of());
    }
}
