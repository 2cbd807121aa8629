package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.sim.Host;
import ike.engine.sim.InnerPacket;
import ike.engine.sim.TwoHosts;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** IP packets through the children of {@link Fixtures#connection}, each with a number of its own, and what became of them. */
final class Traffic {
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(2);

    private final TwoHosts two;
    private final List<Bytes> sent = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int number;

    private Traffic(TwoHosts two) {
        this.two = two;
    }

    /** A packet each way through {@code net}, so often, until that time is over. */
    static Traffic flow(TwoHosts two, Duration from, Duration until, Duration every) {
        Traffic traffic = new Traffic(two);
        for (Duration at = from; at.compareTo(until) < 0; at = at.plus(every)) {
            two.simulation().after(at, () -> {
                traffic.send(two.left(), "net");
                traffic.send(two.right(), "net");
            });
        }
        return traffic;
    }

    /** Demands that packets pass both ways through each child that there is, the right one's first. */
    static void passes(TwoHosts two) {
        Traffic traffic = new Traffic(two);
        for (String child : children(two.left())) {
            traffic.send(two.right(), child);
            traffic.send(two.left(), child);
        }
        two.simulation().run(ARRIVES_WITHIN);
        assertThat(traffic.refused()).as("packets that found no SA").isEmpty();
        assertThat(traffic.lost()).as("packets that did not arrive").isEmpty();
    }

    /** Those for which no SA was there. */
    ImmutableList<String> refused() {
        return ImmutableList.copyOf(refused);
    }

    /** Those that did not arrive, though they were sent. */
    ImmutableList<Bytes> lost() {
        Set<Bytes> arrived = new HashSet<>(two.left().received());
        arrived.addAll(two.right().received());
        return sent.stream().filter(packet -> !arrived.contains(packet)).collect(ImmutableList.toImmutableList());
    }

    /** How many were sent. */
    int count() {
        return sent.size();
    }

    private void send(Host host, String child) {
        String net = child.equals("net") ? "0" : "1";
        boolean left = host == two.left();
        Bytes packet = InnerPacket.of(IpAddress.of((left ? "10.1." : "10.2.") + net + ".7"),
                IpAddress.of((left ? "10.2." : "10.1.") + net + ".7"),
                Bytes.concat(Bytes.u64(two.simulation().now().nanos()), Bytes.u32(++number)));
        if (host.sendThrough(packet)) {
            sent.add(packet);
        } else {
            refused.add(host.name() + " had no SA for " + child + " at " + two.simulation().now().nanos() / 1_000_000
                    + " ms");
        }
    }

    private static ImmutableSet<String> children(Host host) {
        return host.view().ikeSas().stream().flatMap(sa -> sa.children().stream()).filter(child -> !child.isOver())
                .map(child -> child.name()).collect(ImmutableSet.toImmutableSet());
    }
}
