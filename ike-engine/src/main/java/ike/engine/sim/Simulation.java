package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.Deadline;
import ike.engine.Now;
import ike.wire.ip.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hosts, the network between them, and a clock that jumps from one event to the next. Everything is decided by the seed:
 * the same seed and scenario give the same octets at the same virtual times. Whatever goes wrong ends it with a {@link
 * SimulationFailure} that names the seed. Confined to one thread.
 */
public final class Simulation {
    /** The wall clock when a simulation begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long START_NANOS = Duration.ofHours(1).toNanos();
    private static final int TRACE_SHOWN = 40;
    private static final int MOST_STEPS_AT_ONE_MOMENT = 10_000;

    private final long seed;
    private final Agenda agenda = new Agenda(START_NANOS);
    private final Network network = new Network(agenda, this::now, this::trace);
    private final World world = new Surroundings();
    private final Map<Host, Long> alarms = new LinkedHashMap<>();
    private final List<TraceEvent> trace = new ArrayList<>();
    private final List<Invariant> invariants = new ArrayList<>(Invariant.standard());
    private Consumer<TraceEvent> watcher = _ -> {
    };

    /** An empty world. */
    public Simulation(long seed) {
        this.seed = seed;
    }

    /** What decides everything. */
    public long seed() {
        return seed;
    }

    /** The virtual time, as engines are told it. */
    public Now now() {
        return new Now(agenda.nanos(), START.plus(elapsed()));
    }

    /** Virtual time since the beginning. */
    public Duration elapsed() {
        return Duration.ofNanos(agenda.nanos() - START_NANOS);
    }

    /** Chances for the scenario itself, a stream for each label. */
    public Dice dice(String label) {
        return new Dice(seed, "scenario " + label);
    }

    /** A new host with a {@link FakeDatapath}. */
    public Host host(String name, IpAddress address, EngineFactory engines) {
        return host(name, ImmutableList.of(address), engines, FakeDatapath::new);
    }

    /** A new host; its name is part of its entropy. Each restart makes a new engine and a new datapath. */
    public Host host(String name, ImmutableList<IpAddress> addresses, EngineFactory engines,
            Supplier<Datapath> datapaths) {
        Host host = new Host(world, name, addresses, new Machine(seed, name, engines, datapaths));
        network.join(host);
        return host;
    }

    /** What stands between a host and the core, from the host outward, instead of what stood there. */
    public void line(Host host, Node... nodes) {
        network.line(host).build(seed, nodes);
    }

    /** Fine weather from now on: every line does no more harm than it must. */
    public void calm() {
        network.calm();
    }

    /** True when no packet is under way. */
    public boolean isQuiet() {
        return network.isEmpty();
    }

    /** One more thing that must hold after every step. */
    public void require(Invariant invariant) {
        invariants.add(invariant);
    }

    /** Sees everything that happens to packets, as it happens. */
    public void watch(Consumer<TraceEvent> newWatcher) {
        watcher = newWatcher;
    }

    /** Everything that happened to packets, in order. */
    public ImmutableList<TraceEvent> trace() {
        return ImmutableList.copyOf(trace);
    }

    /** Does something after a delay. */
    public void after(Duration delay, Runnable action) {
        agenda.plan(agenda.nanos() + delay.toNanos(), action);
    }

    /** Lets time pass. */
    public void run(Duration time) {
        long end = agenda.nanos() + time.toNanos();
        Stall stall = new Stall();
        while (agenda.next(end)) {
            stall.check();
        }
        agenda.idleUntil(end);
    }

    /**
     * Lets time pass until something is so.
     *
     * @param goal what shall be so, for the message of the failure
     * @param limit of virtual time; longer than this is a failure
     */
    public void runUntil(String goal, BooleanSupplier reached, Duration limit) {
        runUntil(() -> goal, reached, limit);
    }

    void runUntil(Supplier<String> goal, BooleanSupplier reached, Duration limit) {
        long end = agenda.nanos() + limit.toNanos();
        Stall stall = new Stall();
        while (!reached.getAsBoolean()) {
            if (!agenda.next(end)) {
                agenda.idleUntil(end);
                throw failure("not reached within " + limit + ": " + goal.get());
            }
            stall.check();
        }
    }

    /** A failure of this simulation, to be thrown. */
    public SimulationFailure failure(String what) {
        return new SimulationFailure(seed, elapsed(), what, lastTrace());
    }

    /** A failure of this simulation, to be thrown. */
    public SimulationFailure failure(String what, Throwable cause) {
        return new SimulationFailure(seed, elapsed(), what, lastTrace(), cause);
    }

    ImmutableList<Host> hosts() {
        return network.hosts();
    }

    private void trace(TraceEvent.What what, String where, Packet packet, String note) {
        TraceEvent event = new TraceEvent(elapsed(), what, where, packet, note);
        trace.add(event);
        watcher.accept(event);
    }

    private List<TraceEvent> lastTrace() {
        return trace.subList(Math.max(0, trace.size() - TRACE_SHOWN), trace.size());
    }

    /** Sees to it that the host's engine gets a tick when it wants one, and no later. */
    private void setAlarm(Host host) {
        if (!(host.nextDeadline() instanceof Deadline.At(long due))) {
            alarms.remove(host);
            return;
        }
        Long set = alarms.put(host, due);
        if (set == null || set != due) {
            agenda.plan(due, () -> {
                if (alarms.remove(host, due)) {
                    host.tick();
                }
            });
        }
    }

    private final class Surroundings implements World {
        @Override
        public Now now() {
            return Simulation.this.now();
        }

        @Override
        public void send(Host host, Packet packet) {
            network.send(host, packet);
        }

        @Override
        public void later(Duration delay, Runnable action) {
            after(delay, action);
        }

        @Override
        public void stepped(Host host, Step step) {
            for (Invariant invariant : invariants) {
                invariant.violation(host, step).ifPresent(wrong -> {
                    throw failure(host + ": " + wrong);
                });
            }
            setAlarm(host);
        }

        @Override
        public void restarted(Host host) {
            setAlarm(host);
        }

        @Override
        public SimulationFailure failure(String what) {
            return Simulation.this.failure(what);
        }

        @Override
        public SimulationFailure failure(String what, Throwable cause) {
            return Simulation.this.failure(what, cause);
        }
    }

    /** Finds engines that keep the world busy without letting time pass. */
    private final class Stall {
        private long moment = agenda.nanos();
        private int steps;

        void check() {
            steps = agenda.nanos() == moment ? steps + 1 : 0;
            moment = agenda.nanos();
            if (steps > MOST_STEPS_AT_ONE_MOMENT) {
                throw failure("time stands still: more than " + MOST_STEPS_AT_ONE_MOMENT + " events at one moment");
            }
        }
    }
}
