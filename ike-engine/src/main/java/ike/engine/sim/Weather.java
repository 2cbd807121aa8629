package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * How bad one line is.
 *
 * @param loss the part of the packets that is lost each way, 0 to 1; of two hosts' lines, a packet crosses both
 * @param duplication the part that comes twice, 0 to 1
 * @param reordering the part that is held back, 0 to 1
 * @param least the shortest delay, {@code most} the longest
 */
public record Weather(double loss, double duplication, double reordering, Duration least, Duration most) {
    /** Nothing but a delay of 5 ms. */
    public static final Weather FINE = new Weather(0, 0, 0, Duration.ofMillis(5), Duration.ofMillis(5));

    private static final Duration COPY_WITHIN = Duration.ofSeconds(3);
    private static final Duration HELD_WITHIN = Duration.ofSeconds(1);

    /** Any weather up to this bad. */
    public static Weather atWorst(double loss, double duplication, double reordering, Dice dice) {
        Duration least = dice.between(Duration.ZERO, Duration.ofMillis(100));
        return new Weather(loss * dice.fraction(), duplication * dice.fraction(), reordering * dice.fraction(), least,
                least.plus(dice.between(Duration.ZERO, Duration.ofMillis(100))));
    }

    /** The nodes that make it, with more nodes between them and the core. */
    public Node[] nodes(Node... outward) {
        return ImmutableList.<Node>builder().add(new Delay(least, most)).add(new Reordering(reordering, HELD_WITHIN))
                .add(new Duplication(duplication, COPY_WITHIN)).add(new Loss(loss)).add(outward).build()
                .toArray(Node[]::new);
    }
}
