package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.Order;
import ike.engine.Target;
import ike.engine.sim.Heading;
import ike.engine.sim.Packet;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType.Known;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each message of a tunnel's life without each of its payloads in turn, with each of them twice, and with all of them in the reverse
 * order (RFC 7296 §2.5, §3.1). Whatever the two ends make of it, they agree about it, and every secret is reachable or wiped.
 */
class PayloadOrderTest {
    private static final int MOST_PAYLOADS = 12;

    /** What is done to the payloads of a message; {@code number} is that of the one that is meant. */
    enum Damage {
        DROPPED,
        TWICE,
        REVERSED
    }

    /** A message of the story, by exchange and direction; left begins every exchange. */
    record Place(Known exchange, boolean request, Damage damage) {
    }

    /** All but a request to delete that names nothing: who sends that has deleted alone. */
    static Stream<Place> places() {
        return Stream.of(Known.IKE_SA_INIT, Known.IKE_AUTH, Known.CREATE_CHILD_SA, Known.INFORMATIONAL)
                .flatMap(exchange -> Stream.of(Damage.values())
                        .flatMap(damage -> Stream.of(new Place(exchange, true, damage),
                                new Place(exchange, false, damage))))
                .filter(place -> !place.equals(new Place(Known.INFORMATIONAL, true, Damage.DROPPED)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void bothEndsAgreeAboutIt(Place place) {
        int played = 0;
        while (played < MOST_PAYLOADS && play(place, played)) {
            played++;
        }
        assertThat(played).as("payloads of %s", place).isPositive().isLessThan(MOST_PAYLOADS);
    }

    /** False when the message has no payload with that number. */
    private static boolean play(Place place, int number) {
        AtomicInteger payloads = new AtomicInteger();
        Scene.play(scene -> {
            Gate.Awaited message = place.request()
                    ? scene.gate().request(Heading.OUT, place.exchange())
                    : scene.gate().response(Heading.IN, place.exchange());
            message.changed(packet -> {
                Sighting seen = Iterables.getLast(scene.seen());
                payloads.set(seen.payloads().size());
                return changed(scene, packet, seen, change(seen.payloads(), place.damage(), number));
            });
            scene.left().order(StormSimulationTest.initiate("net"));
            scene.run();
            scene.left().order(StormSimulationTest.initiate("more"));
            scene.run();
            scene.left().order(new Order.TerminateChild(new Target.Named("more")));
            scene.run(Duration.ofMinutes(5));
            scene.settle();
        });
        return number < payloads.get() && !(place.damage() == Damage.REVERSED && number > 0);
    }

    private static ImmutableList<Payload> change(ImmutableList<Payload> payloads, Damage damage, int number) {
        List<Payload> changed = new ArrayList<>(payloads);
        if (number < payloads.size()) {
            switch (damage) {
                case DROPPED -> changed.remove(number);
                case TWICE -> changed.add(number, payloads.get(number));
                case REVERSED -> Collections.reverse(changed);
            }
        }
        return ImmutableList.copyOf(changed);
    }

    private static Packet changed(Scene scene, Packet packet, Sighting seen, ImmutableList<Payload> payloads) {
        Bytes octets = seen.header().exchange() == Known.IKE_SA_INIT
                ? IkeMessages.encode(seen.header(), payloads).octets()
                : scene.keyring().seal(seen.header(), payloads);
        return Crafted.withOctets(packet, octets);
    }
}
