package ike.v2.sa;

import com.google.common.collect.ImmutableSortedMap;
import ike.engine.Now;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The fragments of the peer's requests and responses that an established IKE SA has (RFC 7383 §2.6), by message ID. Of each as many
 * as the window is wide; one more takes the place of
 * another.
 */
public record Reassemblies(ImmutableSortedMap<Long, Reassembly> requests,
        ImmutableSortedMap<Long, Reassembly> responses) {
    /** None. */
    public static final Reassemblies NONE = new Reassemblies(ImmutableSortedMap.of(), ImmutableSortedMap.of());

    /** Those of a request. */
    public Reassembly request(long messageId) {
        return requests.getOrDefault(messageId, Reassembly.NONE);
    }

    /** Those of a response. */
    public Reassembly response(long messageId) {
        return responses.getOrDefault(messageId, Reassembly.NONE);
    }

    /** With other fragments of a request. */
    public Reassemblies withRequest(long messageId, Reassembly other, int most) {
        return new Reassemblies(with(requests, messageId, other, most), responses);
    }

    /** With other fragments of a response. */
    public Reassemblies withResponse(long messageId, Reassembly other, int most) {
        return new Reassemblies(requests, with(responses, messageId, other, most));
    }

    private static ImmutableSortedMap<Long, Reassembly> with(ImmutableSortedMap<Long, Reassembly> all, long messageId,
            Reassembly other, int most) {
        if (other.equals(Reassembly.NONE)) {
            return without(all, messageId);
        }
        ImmutableSortedMap<Long, Reassembly> now = ImmutableSortedMap.<Long, Reassembly>naturalOrder()
                .putAll(without(all, messageId)).put(messageId, other).buildOrThrow();
        return now.size() > most ? without(now, now.firstKey() == messageId ? now.lastKey() : now.firstKey()) : now;
    }

    private static ImmutableSortedMap<Long, Reassembly> without(ImmutableSortedMap<Long, Reassembly> all, long id) {
        return ImmutableSortedMap.<Long, Reassembly>naturalOrder().putAll(all.headMap(id))
                .putAll(all.tailMap(id, false))
                .buildOrThrow();
    }

    /** Without those whose time is over. */
    public Reassemblies at(Now now) {
        return new Reassemblies(at(requests, now), at(responses, now));
    }

    private static ImmutableSortedMap<Long, Reassembly> at(ImmutableSortedMap<Long, Reassembly> all, Now now) {
        return all.values().stream().noneMatch(one -> isOver(one, now))
                ? all
                : all.entrySet().stream().filter(entry -> !isOver(entry.getValue(), now)).collect(ImmutableSortedMap
                        .toImmutableSortedMap(Long::compare, entry -> entry.getKey(), entry -> entry.getValue()));
    }

    private static boolean isOver(Reassembly reassembly, Now now) {
        return reassembly.discardAt() - now.nanos() <= 0;
    }

    OptionalLong nextDeadline() {
        return Stream.concat(requests.values().stream(), responses.values().stream())
                .mapToLong(Reassembly::discardAt).min();
    }
}
