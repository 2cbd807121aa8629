package ike.interop.readers;

import com.google.common.collect.ImmutableMap;
import ike.interop.transcript.Explanation;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The values that are compared.
 *
 * @param chained what a packet says can be read once only: IKEv1 decrypts it with a vector that depends on the packets before it
 *        (RFC 2409 Appendix B), and Wireshark does not know a second copy as one
 * @param values Wireshark's names, in the order of the columns, and where each stands here
 */
public record Columns(boolean chained, ImmutableMap<String, Function<Explanation, Stream<?>>> values) {

    /** Those whose names do not begin like that. */
    Columns without(String prefix) {
        return new Columns(chained, values.entrySet().stream().filter(column -> !column.getKey().startsWith(prefix))
                .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What we read of a packet: a cell for each column, several values joined by commas. */
    ImmutableMap<String, String> row(Explanation explanation) {
        ImmutableMap.Builder<String, String> row = ImmutableMap.builder();
        values.forEach((name, value) -> row.put(name,
                String.join(",", value.apply(explanation).map(Object::toString).toList())));
        return row.buildOrThrow();
    }
}
