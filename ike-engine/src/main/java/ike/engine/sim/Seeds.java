package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretCensus;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Plays one scenario with many seeds. A failure names its seed; {@code -Dike.sim.seed=N} plays that one only, and shows
 * exactly the same again. At the end of each play every secret ever made must be wiped or still be reachable from a host.
 */
public final class Seeds {
    /** The system property that names the one seed to play. */
    public static final String PROPERTY = "ike.sim.seed";

    private Seeds() {
    }

    /** Plays the scenario with the seeds 1 to {@code count}, or with the one that the property names. */
    public static void play(int count, Consumer<Simulation> scenario) {
        String only = System.getProperty(PROPERTY);
        LongStream seeds = only == null ? LongStream.rangeClosed(1, count) : LongStream.of(Long.parseLong(only));
        seeds.forEach(seed -> playOne(seed, scenario));
    }

    /** Plays the scenario with one seed. */
    public static void playOne(long seed, Consumer<Simulation> scenario) {
        Simulation simulation = new Simulation(seed);
        ImmutableList<Secret> made = SecretCensus.during(() -> act(simulation, scenario));
        Set<Secret> reachable = new LinkedHashSet<>();
        simulation.hosts().forEach(host -> host.eachSecret(reachable::add));
        ImmutableList<Integer> lost = lost(made, reachable);
        if (!lost.isEmpty()) {
            throw simulation.failure(lost.size() + " of " + made.size()
                    + " secrets are neither wiped nor reachable, in the order of their making: " + lost);
        }
    }

    private static void act(Simulation simulation, Consumer<Simulation> scenario) {
        try {
            scenario.accept(simulation);
        } catch (SimulationFailure e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Whatever it is, whoever reads it needs the seed.
            throw simulation.failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static ImmutableList<Integer> lost(ImmutableList<Secret> made, Set<Secret> reachable) {
        ImmutableList.Builder<Integer> lost = ImmutableList.builder();
        for (int i = 0; i < made.size(); i++) {
            Secret secret = made.get(i);
            if (!secret.isEmpty() && !secret.isWiped() && !reachable.contains(secret)) {
                lost.add(i);
            }
        }
        return lost.build();
    }
}
