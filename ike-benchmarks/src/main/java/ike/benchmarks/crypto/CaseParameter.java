package ike.benchmarks.crypto;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Algorithms;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The parameters of benchmarks whose values depend on the libraries that are here; {@code JmhRun} finds them. */
public enum CaseParameter {
    /** Of {@link EspBenchmark}. */
    PACKET("packet", EspCase::here, EspCase::columns),
    /** Of {@link PrfBenchmark}. */
    PRF("prf", CaseParameter::prfs, value -> LibraryCase.columns("function", value)),
    /** Of {@link KeyExchangeBenchmark}. */
    EXCHANGE("exchange", CaseParameter::exchanges, value -> LibraryCase.columns("method", value)),
    /** Of {@link SignatureBenchmark}. */
    SIGNATURE("signature", CaseParameter::signatures, value -> LibraryCase.columns("key", value));

    private final String field;
    @SuppressWarnings("ImmutableEnumChecker") // a function
    private final Supplier<ImmutableList<String>> values;
    @SuppressWarnings("ImmutableEnumChecker") // a function
    private final Function<String, ImmutableMap<String, String>> columns;

    CaseParameter(String field, Supplier<ImmutableList<String>> values,
            Function<String, ImmutableMap<String, String>> columns) {
        this.field = field;
        this.values = values;
        this.columns = columns;
    }

    /** The parameter of this name, if it is one of these. */
    public static Optional<CaseParameter> named(String field) {
        return Arrays.stream(values()).filter(parameter -> parameter.field.equals(field)).findFirst();
    }

    /** The name of the field. */
    public String field() {
        return field;
    }

    /** What it can be here. */
    public ImmutableList<String> here() {
        return values.get();
    }

    /** The columns that one of its values takes in a report. */
    public ImmutableMap<String, String> columns(String value) {
        return columns.apply(value);
    }

    private static ImmutableList<String> prfs() {
        return texts(Algorithms.prfs().stream()
                .flatMap(prf -> LibraryCase.here(prf.id().toString(), Optional.of(prf.primitive()), false)));
    }

    private static ImmutableList<String> exchanges() {
        return texts(Algorithms.keyExchanges().stream().flatMap(exchange -> LibraryCase.here(exchange.id().toString(),
                exchange.primitive(), JdkExchange.does(exchange.id()))));
    }

    private static ImmutableList<String> signatures() {
        return texts(Arrays.stream(SignatureKey.values())
                .flatMap(key -> LibraryCase.here(key.name(), key.primitive(), key.jdk().isPresent())));
    }

    private static ImmutableList<String> texts(Stream<LibraryCase> cases) {
        return cases.map(LibraryCase::toString).collect(ImmutableList.toImmutableList());
    }
}
