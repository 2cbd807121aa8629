package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.TrafficEvent;
import ike.engine.config.ChildConfig.StartAction;
import ike.engine.sim.Heading;
import ike.wire.ip.IpAddress;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RFC 8784 §6 advises where the PPK that somebody has configured is not used. */
class PpkAdviceTest {
    /** §6: an IKE SA that has come up without the PPK that somebody configured is told of, on the side that has configured it. */
    @ParameterizedTest
    @CsvSource({"blue, blue, 0", "green, blue, 1", "none, blue, 1", "blue, none, 1"})
    void aPpkThatIsNotUsedIsToldToPeople(String leftKnows, String rightKnows, int told) {
        Scene.play(
                Setup.USUAL.left(
                        PpkTest.use(Optional.of(PpkTest.name(leftKnows.equals("green") ? "green" : "blue")), false)),
                scene -> {
                    PpkTest.know(scene.left(), leftKnows);
                    PpkTest.know(scene.right(), rightKnows);
                    scene.establish();
                    assertThat(scene.left().events(Event.Remark.class)).hasSize(told)
                            .allMatch(remark -> remark.matter() == Event.Remark.Matter.PPK_UNUSED);
                    assertThat(scene.right().events(Event.Remark.class)).isEmpty();
                });
        Scene.play(Setup.USUAL.right(PpkTest.use(Optional.of(PpkTest.name("blue")), false)), scene -> {
            PpkTest.know(scene.right(), "blue");
            scene.establish();
            assertThat(scene.right().events(Event.Remark.class)).singleElement()
                    .satisfies(remark -> assertThat(remark.words()).contains("without its PPK"));
        });
    }

    /** §6: somebody may have sent the answer without USE_PPK to end the attempt; the true one comes a moment later. */
    @Test
    void anAnswerWithoutThePpkIsNotTheLastWord() {
        Scene.play(PpkTest.both(true), scene -> {
            PpkTest.know(scene.left(), "blue");
            PpkTest.know(scene.right(), "blue");
            scene.gate().response(Heading.IN, ExchangeType.Known.IKE_SA_INIT).late(Duration.ofMillis(500));
            scene.begin(scene.left());
            scene.run(Duration.ofMillis(200));
            Sighting genuine = scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT);
            scene.left().take(IkeMessages.encode(genuine.header(), genuine.payloads().stream()
                    .filter(payload -> !(payload instanceof NotifyPayload notify
                            && notify.notifyType().equals(NotifyType.Known.USE_PPK)))
                    .toList()).octets());
            scene.run(Duration.ofSeconds(1));
            assertThat(scene.left().established()).hasSize(1);
            assertThat(scene.left().sa().session().ppk()).isTrue();
        });
    }

    /** §6: packets begin nothing for some minutes once the peer has shown that it lacks the PPK; people may at any time. */
    @Test
    void whoFailedForLackOfThePpkWaits() {
        Setup trap = Setup.USUAL.left(c -> Change.children(child -> Change.with(child, "startAction", StartAction.TRAP))
                .apply(PpkTest.requiring("blue").apply(c)));
        Scene.play(trap, scene -> {
            PpkTest.know(scene.left(), "blue");
            long policy = scene.left().effects(Effect.InstallPolicy.class).getFirst().policy().id();
            AddressRange source = range("10.1.0.1");
            TrafficEvent packet = new TrafficEvent.Acquire(policy, source, range("10.2.0.1"));
            for (int i = 0; i < 5; i++) {
                scene.left().host().tell(packet);
                scene.run(Duration.ofSeconds(20));
            }
            assertThat(begun(scene)).isEqualTo(1);
            scene.left().failed(new Order.Initiate("home", Optional.of("net")));
            assertThat(begun(scene)).isEqualTo(2);
            scene.run(Duration.ofMinutes(3));
            PpkTest.know(scene.right(), "blue");
            scene.left().host().tell(packet);
            scene.run();
            assertThat(begun(scene)).isEqualTo(3);
            assertThat(scene.left().established()).hasSize(1);
        });
    }

    private static AddressRange range(String address) {
        return new AddressRange(6, 80, 80, IpAddress.of(address), IpAddress.of(address));
    }

    private static int begun(Scene scene) {
        return scene.seen(scene.left(), ExchangeType.Known.IKE_SA_INIT, true).size();
    }
}
