package ike.v1.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.crypto.Hash;
import ike.crypto.Ikev1Algorithms;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which messages were handled lately and what answered them. IKEv1 numbers nothing: a message that comes once more is
 * known by its hash, and gets the same octets back (RFC 2408 §5.1, RFC 2409 §5).
 */
public record Replies(ImmutableList<Entry> entries) {
    /** How many are remembered. */
    public static final int LIMIT = 16;
    /** None yet. */
    public static final Replies NONE = new Replies(ImmutableList.of());

    private static final Hash HASH = Ikev1Algorithms.hash(4).orElseThrow();

    /** A message by its SHA-256, and the octets that answered it, if any did. */
    public record Entry(Bytes hash, Optional<Bytes> reply) {
    }

    /** What is remembered of these octets. */
    public Optional<Entry> find(Bytes octets) {
        Bytes hash = HASH.of(octets);
        return entries.stream().filter(entry -> entry.hash().equals(hash)).findFirst();
    }

    /** With one more; the oldest beyond the limit is forgotten. */
    public Replies plus(Bytes octets, Optional<Bytes> reply) {
        return new Replies(Streams.concat(entries.stream().skip(Math.max(0, entries.size() - LIMIT + 1)),
                Stream.of(new Entry(HASH.of(octets), reply))).collect(ImmutableList.toImmutableList()));
    }
}
