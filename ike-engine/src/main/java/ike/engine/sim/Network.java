package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import ike.engine.sim.TraceEvent.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries packets from host to host, place by place, each at its time. */
final class Network {
    private static final Dice NO_DICE = new Dice(0, "a host leaves nothing to chance");

    private final Agenda agenda;
    private final Supplier<Now> clock;
    private final Tracer tracer;
    private final List<Line> lines = new ArrayList<>();
    private int underWay;

    /** Takes note of what happens to packets. */
    interface Tracer {
        void trace(What what, String where, Packet packet, String note);
    }

    Network(Agenda agenda, Supplier<Now> clock, Tracer tracer) {
        this.agenda = agenda;
        this.clock = clock;
        this.tracer = tracer;
    }

    void join(Host host) {
        lines.add(new Line(host));
    }

    Line line(Host host) {
        return lines.stream().filter(line -> line.host() == host).findFirst().orElseThrow();
    }

    ImmutableList<Host> hosts() {
        return lines.stream().map(Line::host).collect(ImmutableList.toImmutableList());
    }

    void calm() {
        lines.forEach(Line::calm);
    }

    /** True when no packet is between two hosts. */
    boolean isEmpty() {
        return underWay == 0;
    }

    void send(Host host, Packet packet) {
        if (!host.has(packet.source().address())) {
            tracer.trace(What.DROPPED, host.name(), packet, "not an address of this host");
            return;
        }
        tracer.trace(What.SENT, host.name(), packet, "");
        plan(Duration.ZERO, () -> outward(line(host), 0, packet));
    }

    private void outward(Line line, int index, Packet packet) {
        if (index < line.places().size()) {
            pass(line.places().get(index), Heading.OUT, packet).emissions()
                    .forEach(next -> plan(next.after(), () -> outward(line, index + 1, next.packet())));
            return;
        }
        Optional<Line> target = lines.stream().filter(to -> to.isKnownAs(packet.destination().address())).findFirst();
        target.ifPresentOrElse(to -> inward(to, to.places().size() - 1, packet),
                () -> tracer.trace(What.DROPPED, "core", packet, "no route"));
    }

    private void inward(Line line, int index, Packet packet) {
        if (index < 0) {
            deliver(line.host(), packet);
            return;
        }
        pass(line.places().get(index), Heading.IN, packet).emissions()
                .forEach(next -> plan(next.after(), () -> inward(line, index - 1, next.packet())));
    }

    private Passage pass(Line.Place place, Heading heading, Packet packet) {
        Passage passage = place.node().take(clock.get(), heading, packet, place.dice(heading));
        switch (passage.emissions().size()) {
            case 0 -> tracer.trace(What.DROPPED, place.where(), packet, passage.note());
            case 1 -> {
                if (!passage.emissions().getFirst().packet().equals(packet) || !passage.note().isEmpty()) {
                    tracer.trace(What.CHANGED, place.where(), passage.emissions().getFirst().packet(), passage.note());
                }
            }
            default -> tracer.trace(What.DUPLICATED, place.where(), packet, passage.note());
        }
        return passage;
    }

    private void deliver(Host host, Packet packet) {
        tracer.trace(What.DELIVERED, host.name(), packet, "");
        Passage passage = host.take(clock.get(), Heading.IN, packet, NO_DICE);
        if (!passage.note().isEmpty()) {
            tracer.trace(What.DROPPED, host.name(), packet, passage.note());
        }
    }

    private void plan(Duration after, Runnable action) {
        underWay++;
        agenda.plan(agenda.nanos() + after.toNanos(), () -> {
            underWay--;
            action.run();
        });
    }
}
