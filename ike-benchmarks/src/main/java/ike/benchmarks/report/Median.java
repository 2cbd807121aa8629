package ike.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What stands in the middle of several measurements. */
public final class Median {
    private Median() {
    }

    /** The median of a value of some things; of an even number of them the mean of the two in the middle. */
    public static <T> double of(List<T> things, ToDoubleFunction<T> value) {
        double[] sorted = things.stream().mapToDouble(value).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
