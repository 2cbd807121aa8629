package ike.interop.load;

import com.google.common.collect.ImmutableSortedMap;
import ike.engine.Event;
import ike.engine.config.Connection;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.NoSuchName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Initiates IKE SAs at a steady rate, whether or not those before are up: who waits for answers measures a slow peer as an idle one.
 */
public final class LoadRun {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final int DIGITS = 3;
    private static final long LOOK_MILLIS = 1000;

    private final Endpoint endpoint;
    private final LoadModel model;
    private final Histogram latencies = new Histogram(LONGEST_MICROS, DIGITS);
    private final Map<String, Long> failures = new TreeMap<>();
    private int begun;
    private int ended;

    /** A load on a running endpoint. */
    public LoadRun(Endpoint endpoint, LoadModel model) {
        this.endpoint = endpoint;
        this.model = model;
    }

    /**
     * How far it is.
     *
     * @param begun how many were initiated
     * @param failures how many failed, by what they failed with
     * @param latencies from the order to the Child SA, in microseconds
     */
    public record Standing(int begun, ImmutableSortedMap<String, Long> failures, Histogram latencies, long nanos) {
        /** How many are up. */
        public long established() {
            return latencies.getTotalCount();
        }

        /** How many are neither up nor failed. */
        public long underWay() {
            return begun - established() - failures.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Begins them all and waits until each is up or has failed; {@code watch} hears of it once a second.
     *
     * @param atOnce how many may be under way; when so many are, the next one waits
     */
    public Standing run(int rate, int count, int atOnce, Consumer<Standing> watch) throws InterruptedException {
        long start = System.nanoTime();
        Thread pace = Thread.ofPlatform().daemon().start(() -> begin(start, rate, count, atOnce));
        Standing standing = await(start);
        while (pace.isAlive() || standing.underWay() > 0) {
            watch.accept(standing);
            standing = await(start);
        }
        return standing;
    }

    private void begin(long start, int rate, int count, int atOnce) {
        for (int i = 1; i <= count; i++) {
            long due = start + (long) ((i - 1) * (1e9 / rate));
            while (due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int number = i;
            count(atOnce);
            endpoint.submit(control -> initiate(control, number));
        }
    }

    private synchronized void count(int atOnce) {
        while (begun - ended >= atOnce) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        begun++;
    }

    private void initiate(Control control, int number) {
        Connection connection = model.numbered(number);
        long start = System.nanoTime();
        control.load(connection);
        try {
            control.initiate(new ChildName(Optional.of(connection.name()), model.child()),
                    outcome -> end(connection.name(), start, outcome));
        } catch (NoSuchName e) {
            end(connection.name(), start, new Event.OrderFailed(String.valueOf(e.getMessage())));
        }
    }

    /** An SA that is up needs its connection no more, and a long list of connections would slow down the next ones. */
    private void end(String connection, long start, Event outcome) {
        synchronized (this) {
            ended++;
            if (outcome instanceof Event.OrderFailed(String reason)) {
                failures.merge(reason.replaceAll(":.*", ""), 1L, Long::sum);
            } else {
                latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - start) / 1000));
            }
            notifyAll();
        }
        endpoint.submit(control -> control.unload(connection));
    }

    /** After a second, or when nothing is under way any more. */
    private synchronized Standing await(long start) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
        Standing standing = standing(start);
        for (long left = LOOK_MILLIS; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
            standing = standing(start);
        }
        return standing;
    }

    private Standing standing(long start) {
        return new Standing(begun, ImmutableSortedMap.copyOf(failures), latencies.copy(), System.nanoTime() - start);
    }
}
