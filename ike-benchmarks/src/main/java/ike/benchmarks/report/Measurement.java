package ike.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.math.Quantiles;

/**
 * What one case of a benchmark came to, a sample for each stretch of time that was measured.
 *
 * @param benchmark the class, {@code crypto.PrfBenchmark}
 * @param operation the method
 * @param parameters in the order of the class's fields
 * @param cpuNanos processor time of one operation, in nanoseconds
 * @param perSecond operations in a second of the wall clock
 * @param allocated octets of garbage that one operation makes
 */
public record Measurement(String benchmark, String operation, ImmutableMap<String, String> parameters,
        ImmutableList<Double> cpuNanos, ImmutableList<Double> perSecond, ImmutableList<Double> allocated) {

    /** Operations in a second of processor time: the median. */
    public double perCpuSecond() {
        return 1e9 / median(cpuNanos);
    }

    /** Half the distance between the quartiles of the samples, as a share of the median. */
    public double spread() {
        if (cpuNanos.isEmpty()) {
            return Double.NaN;
        }
        double lower = Quantiles.quartiles().index(1).compute(cpuNanos);
        double upper = Quantiles.quartiles().index(3).compute(cpuNanos);
        return (upper - lower) / 2 / median(cpuNanos);
    }

    /** Octets of garbage for one operation: the median. */
    public double octetsAllocated() {
        return median(allocated);
    }

    private static double median(ImmutableList<Double> samples) {
        return samples.isEmpty() ? Double.NaN : Quantiles.median().compute(samples);
    }
}
