package ike.benchmarks.crypto;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import ike.crypto.Backend;
import ike.crypto.Backends;
import ike.crypto.Library;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One case of {@link EspBenchmark}: the library that serves here is measured with all lengths, the others with one.
 *
 * @param octets of the plaintext, padding and trailer included
 */
public record EspCase(EspAlgorithm algorithm, int octets, Library library) {
    private static final ImmutableList<Integer> LENGTHS = ImmutableList.copyOf(Ints.asList(64, 576, 1400, 8192));
    private static final int USUAL = 1400;
    private static final Splitter BLANK = Splitter.on(' ');

    /** Every case that can be measured with the libraries that are here. */
    static ImmutableList<String> here() {
        Backends fastest = Backends.fastest();
        return EspAlgorithm.all().stream().flatMap(algorithm -> cases(algorithm, fastest))
                .map(EspCase::toString).collect(ImmutableList.toImmutableList());
    }

    /** The columns that a case takes in a report. */
    static ImmutableMap<String, String> columns(String value) {
        EspCase read = parse(value);
        return ImmutableMap.of("algorithm", read.algorithm.words(), "octets", Integer.toString(read.octets), "library",
                read.library.label());
    }

    /** What {@code openssl speed -evp} calls the algorithm of a report's column, if it has it. */
    public static Optional<String> openssl(String algorithm) {
        return new EspAlgorithm(algorithm).openssl();
    }

    static EspCase parse(String value) {
        List<String> parts = BLANK.splitToList(value);
        return new EspCase(new EspAlgorithm(parts.get(0)), Integer.parseInt(parts.get(1)),
                Library.valueOf(parts.get(2)));
    }

    private static Stream<EspCase> cases(EspAlgorithm algorithm, Backends fastest) {
        Library best = fastest.serving(algorithm.primitive()).library();
        Stream<EspCase> others = fastest.libraries().stream()
                .filter(backend -> backend.service(algorithm.primitive()).isPresent()).map(Backend::library)
                .filter(library -> library != best).map(library -> new EspCase(algorithm, USUAL, library));
        return Stream.concat(LENGTHS.stream().map(length -> new EspCase(algorithm, length, best)), others);
    }

    @Override
    public String toString() {
        return algorithm.words() + " " + octets + " " + library;
    }
}
