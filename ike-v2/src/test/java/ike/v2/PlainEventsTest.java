package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.crypto.Secret;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.config.EapMethod;
import ike.engine.config.IdentityPattern;
import ike.engine.config.SharedSecret;
import ike.engine.sim.Heading;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a peer calls itself or writes into its messages, what the engine tells of it has nothing but plain characters. */
class PlainEventsTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final ImmutableList<Bytes> TEXTS = ImmutableList.of(Bytes.utf8("a\nike-up home\r\n"),
            Bytes.utf8("\u001b[2J\u0007"), Bytes.utf8("\u202e\u2028\u0085\ufeff"), Bytes.utf8("$(reboot)`reboot`%s%n"),
            Bytes.of(0, 0, 0), Bytes.fromHex("fffec080eda080"), Bytes.utf8("\u0001".repeat(4000)));

    static Stream<Arguments> identities() {
        return TEXTS.stream().flatMap(text -> Stream.of(IdType.Known.ID_FQDN, IdType.Known.ID_RFC822_ADDR,
                IdType.Known.ID_KEY_ID, IdType.Known.ID_DER_ASN1_DN).map(type -> Arguments.of(type, text)));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void whateverAPeerIsCalled(IdType type, Bytes text) {
        Setup setup = Setup.USUAL.left(Change.localId(new Identification(type, text)))
                .right(Change.remoteId(IdentityPattern.any()))
                .secrets(PlainEventsTest::secret, PlainEventsTest::secret);
        Scene.established(setup, scene -> assertPlain(scene.right()));
    }

    private static SharedSecret secret() {
        return new SharedSecret("ike", Secret.copyOf(Bytes.utf8("the wind in the willows")), ImmutableList.of());
    }

    static Stream<Bytes> texts() {
        return TEXTS.stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whateverAUserOfEapIsCalled(Bytes text) {
        Scene.play(Setup.USUAL.left(EapSetup.answers(text.utf8(), EapMethod.MSCHAPV2))
                .right(EapSetup.asks(IdentityPattern.any(), EapMethod.MSCHAPV2)), scene -> {
                    scene.left().done(EapSetup.password(text.utf8(), "tulips"));
                    scene.left().failed(INITIATE);
                    assertThat(scene.right().events(Event.Failed.class)).isNotEmpty();
                    assertPlain(scene.right());
                });
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whateverARefusalCarries(Bytes text) {
        for (NotifyType type : ImmutableList.of(NotifyType.Known.AUTHENTICATION_FAILED,
                NotifyType.Known.TS_UNACCEPTABLE,
                NotifyType.Known.NO_PROPOSAL_CHOSEN, NotifyType.Known.INVALID_SELECTORS, NotifyType.of(16_000))) {
            Scene.play(scene -> {
                scene.gate().response(Heading.IN, ExchangeType.Known.IKE_AUTH)
                        .changed(packet -> Crafted.withOctets(packet,
                                scene.keyring().seal(Iterables.getLast(scene.seen()).header(), ImmutableList.of(
                                        new NotifyPayload(ProtocolId.Known.NONE, Bytes.EMPTY, type, text)))));
                scene.left().order(INITIATE);
                scene.run();
                assertPlain(scene.left());
            });
        }
    }

    private static void assertPlain(Actor actor) {
        assertThat(actor.host().events()).isNotEmpty()
                .allSatisfy(event -> assertThat(event.toString().codePoints()
                        .filter(c -> c != '\n' && !isPlain(c)).boxed().toList()).as(event.toString()).isEmpty())
                .noneMatch(event -> event.toString().contains("\nike-up"));
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
