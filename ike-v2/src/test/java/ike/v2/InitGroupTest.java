package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Event;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TransformType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7296 §1.2: the initiator guesses the group, and INVALID_KE_PAYLOAD corrects it. */
class InitGroupTest {
    private static final Setup WRONG_GUESS = Setup.USUAL
            .left(Change.proposals(Fixtures.ike(KeyExchangeId.CURVE25519, KeyExchangeId.ECP_256)))
            .right(Change.proposals(Fixtures.ike(KeyExchangeId.ECP_256)));

    @Test
    void theInitiatorTriesAgainWithTheGroupOfTheResponder() {
        Scene.play(WRONG_GUESS, scene -> {
            scene.establish();
            assertThat(scene.ladder()).isEqualTo("""
                    left -> IKE_SA_INIT 0 SA
                    right <- IKE_SA_INIT 0 N(INVALID_KE_PAYLOAD)
                    left -> IKE_SA_INIT 0 SA
                    right <- IKE_SA_INIT 0 SA
                    left -> IKE_AUTH 1 SA(a1) N(INITIAL_CONTACT)
                    right <- IKE_AUTH 1 SA(b1)
                    """);
            scene.settle();
        });
    }

    /** §3.4. */
    @Test
    void theFirstGuessIsTheFirstGroupOfTheFirstProposal() {
        Scene.play(WRONG_GUESS, scene -> {
            scene.establish();
            Sighting first = scene.seen().get(0);
            assertThat(first.get(SaPayload.class).proposals().getFirst().transforms().stream()
                    .filter(transform -> transform.type().equals(TransformType.Known.KE)).findFirst())
                    .hasValueSatisfying(group -> assertThat(group.id())
                            .isEqualTo(first.get(KePayload.class).method()));
        });
    }

    @Test
    void theSecondRequestOffersEverythingAgain() {
        Scene.play(WRONG_GUESS, scene -> {
            scene.establish();
            Sighting first = scene.seen().get(0);
            Sighting second = scene.seen().get(2);
            assertThat(second.get(SaPayload.class)).isEqualTo(first.get(SaPayload.class));
            assertThat(second.get(KePayload.class).method()).isEqualTo(KeyExchangeId.ECP_256);
            assertThat(second.header()).usingRecursiveComparison().ignoringFields("length").isEqualTo(first.header());
        });
    }

    @Test
    void theRefusalNamesTheGroupInTwoOctetsAndNothingIsKept() {
        Scene.play(WRONG_GUESS, scene -> {
            IkeMessage answer = IkeMessages.decode(Actor.sent(scene.right().take(scene.firstRequest()))).orThrow();
            assertThat(answer.header().responderSpi()).isEqualTo(IkeSpi.ZERO);
            assertThat(answer.notify(NotifyType.Known.INVALID_KE_PAYLOAD).orElseThrow().data())
                    .isEqualTo(Bytes.u16(19));
            assertThat(scene.right().states()).isEmpty();
            assertThat(scene.right().events(Event.Failed.class)).as("nothing has failed yet").isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"000e", "001f", "0000", "", "13", "00130000"})
    void aGroupThatWasNotOfferedOrJustTriedIsNoReasonToTryAgain(String data) {
        Scene.play(WRONG_GUESS, scene -> {
            Actor.Inside before = wantGroup(scene, data);
            assertThat(scene.left().inside()).isEqualTo(before);
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true)).hasSize(1);
        });
    }

    @Test
    void aResponderThatSwaysBetweenTwoGroupsIsNotFollowedForever() {
        Scene.play(WRONG_GUESS, scene -> {
            for (int i = 0; i < 10; i++) {
                wantGroup(scene, "0013");
                wantGroup(scene, "001f");
            }
            assertThat(scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true)).hasSizeBetween(2, 6);
        });
    }

    /** An answer in a group that is not ours would make keys that the peer does not have. */
    @Test
    void anAnswerInAnotherGroupThanOursIsNotTaken() {
        Scene.play(WRONG_GUESS, scene -> {
            IkeMessage good = IkeMessages.decode(scene.firstRequest()).orThrow();
            KePayload ke = new KePayload(KeyExchangeId.ECP_256, Bytes.zeros(64));
            Actor.Inside before = scene.left().inside();
            Bytes answer = Crafted.initResponse(good.header(), new IkeSpi(9),
                    Crafted.replacing(good, ke).payloads());
            assertThat(Actor.drops(scene.left().take(answer))).hasSize(1);
            assertThat(scene.left().inside()).isEqualTo(before);
        });
    }

    private static Actor.Inside wantGroup(Scene scene, String data) {
        if (scene.seen().isEmpty()) {
            scene.firstRequest();
        }
        IkeHeader request = scene.seen().getFirst().header();
        Actor.Inside before = scene.left().inside();
        scene.left().take(Crafted.initResponse(request, IkeSpi.ZERO,
                NotifyPayload.of(NotifyType.Known.INVALID_KE_PAYLOAD, Bytes.fromHex(data))));
        return before;
    }
}
