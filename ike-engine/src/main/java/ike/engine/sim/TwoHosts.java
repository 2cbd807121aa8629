package ike.engine.sim;

import ike.wire.ip.IpAddress;
import java.time.Duration;

/**
 * The usual cast: two hosts that talk to each other, {@code left} at 192.0.2.1 and {@code right} at 198.51.100.1. As a
 * scenario:
 *
 * <pre>
 * Seeds.play(1000, simulation -&gt; {
 *     TwoHosts two = TwoHosts.in(simulation, leftEngine, rightEngine).weather(0.3, 0.2, 0.2);
 *     two.left().order(new Order.LoadConnection(...));
 *     two.sometime(Duration.ofMinutes(1), () -&gt; two.left().order(new Order.RekeyIke(...)));
 *     simulation.run(Duration.ofMinutes(1));
 *     two.settle(Duration.ofMinutes(5));
 * });
 * </pre>
 */
public record TwoHosts(Simulation simulation, Host left, Host right, Dice dice) {
    /** Two hosts in fine weather. */
    public static TwoHosts in(Simulation simulation, EngineFactory left, EngineFactory right) {
        TwoHosts two = new TwoHosts(simulation, simulation.host("left", IpAddress.of("192.0.2.1"), left),
                simulation.host("right", IpAddress.of("198.51.100.1"), right), simulation.dice("two hosts"));
        simulation.line(two.left, Weather.FINE.nodes());
        simulation.line(two.right, Weather.FINE.nodes());
        return two;
    }

    /** Weather between them that is this bad at worst, 0 to 1 each; the lower end is up to the seed. */
    public TwoHosts weather(double loss, double duplication, double reordering) {
        simulation.line(left, Weather.atWorst(loss, duplication, reordering, dice).nodes());
        simulation.line(right, Weather.FINE.nodes());
        return this;
    }

    /** Does something at a moment within this time that the seed chooses. */
    public void sometime(Duration within, Runnable action) {
        simulation.after(dice.between(Duration.ZERO, within), action);
    }

    /** Calms the weather, lets time pass, and then demands that both ends agree about every SA once all is quiet. */
    public void settle(Duration time) {
        simulation.calm();
        simulation.run(time);
        simulation.runUntil(() -> "both ends agree; " + Agreement.differences(left, right),
                () -> simulation.isQuiet() && Agreement.differences(left, right).isEmpty(), time);
    }
}
