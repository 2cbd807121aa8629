package ike.benchmarks.crypto;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.Backends;
import ike.crypto.Library;
import ike.crypto.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One algorithm by one library, as a benchmark's parameter: {@code CURVE25519 LIBCRYPTO}.
 *
 * @param subject the algorithm's constant
 */
record LibraryCase(String subject, Library library) {
    private static final Splitter BLANK = Splitter.on(' ');

    static LibraryCase parse(String value) {
        List<String> parts = BLANK.splitToList(value);
        return new LibraryCase(parts.get(0), Library.valueOf(parts.get(1)));
    }

    /** The columns that the value takes in a report. */
    static ImmutableMap<String, String> columns(String title, String value) {
        LibraryCase read = parse(value);
        return ImmutableMap.of(title, read.subject, "library", read.library.label());
    }

    /**
     * The algorithm by every library that is here and has it, first the one that serves it in {@code ike run}.
     *
     * @param primitive what libraries compete for; without one it is Bouncy Castle's alone
     * @param jdkAlone whether the Java runtime does it, too, when it is asked by its own interfaces
     */
    static Stream<LibraryCase> here(String subject, Optional<Primitive<?>> primitive, boolean jdkAlone) {
        Backends fastest = Backends.fastest();
        Stream<Library> ours = primitive.map(wanted -> Stream.concat(Stream.of(fastest.serving(wanted).library()),
                fastest.libraries().stream().filter(backend -> backend.service(wanted).isPresent())
                        .map(Backend::library)))
                .orElse(Stream.of(Library.BOUNCY_CASTLE));
        return Stream.concat(ours, jdkAlone ? Stream.of(Library.JDK) : Stream.empty()).distinct()
                .map(library -> new LibraryCase(subject, library));
    }

    /** Lets the library serve this process; false where it cannot, and has interfaces of its own for the algorithm. */
    boolean serves(Optional<Primitive<?>> primitive) {
        Backends backends = Backends.preferring(library);
        Backends.use(backends);
        return primitive.map(wanted -> backends.serving(wanted).library() == library)
                .orElse(library == Library.BOUNCY_CASTLE);
    }

    @Override
    public String toString() {
        return subject + " " + library;
    }
}
