package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import ike.wire.Bytes;
import java.util.Map;
import java.util.Optional;

/**
 * The window of the peer's requests (RFC 7296 §2.1, §2.3): the ids we take, in any order, and the last requests with our
 * answers to them. A request that comes again gets the same octets back; only when it is the same request to the octet,
 * which needs no key to see.
 *
 * @param expectedId the lowest that was not answered
 * @param size how many requests at once we have promised to take, {@link ike.engine.Limits#window} at most; as many answers are
 *            kept
 * @param answered the last requests, by their message IDs
 */
public record ReplyCache(long expectedId, int size, ImmutableSortedMap<Long, Exchange> answered) {
    /**
     * One request and our answer, as octets.
     *
     * @param request of one that came in fragments the first (RFC 7383 §2.6.1)
     * @param reply one datagram, or one for each fragment
     */
    public record Exchange(Bytes request, ImmutableList<Bytes> reply) {
    }

    /** How a request stands to the window. */
    public sealed interface Standing {
        /** In it, and not answered yet. */
        record Fresh() implements Standing {
        }

        /** Answered before; these octets again. */
        record Repeated(ImmutableList<Bytes> reply) implements Standing {
        }

        /** Before the window, or another text under an old number: dropped. */
        record Old() implements Standing {
        }

        /** Beyond the window: the peer sends more at once than we have promised to take. */
        record Beyond() implements Standing {
        }
    }

    /** A window of one that takes {@code expectedId} first. */
    public static ReplyCache startingAt(long expectedId) {
        return new ReplyCache(expectedId, 1, ImmutableSortedMap.of());
    }

    /** So many at once from now on; never fewer than before (§2.3). */
    public ReplyCache widened(int promised) {
        return new ReplyCache(expectedId, Math.max(size, promised), answered);
    }

    /** How the request with this id and these octets stands to the window. */
    public Standing classify(long messageId, Bytes request) {
        Exchange before = answered.get(messageId);
        if (before != null) {
            return before.request().equals(request) ? new Standing.Repeated(before.reply()) : new Standing.Old();
        }
        if (messageId >= expectedId + size) {
            return new Standing.Beyond();
        }
        return messageId >= expectedId ? new Standing.Fresh() : new Standing.Old();
    }

    /** The request was answered so. */
    public ReplyCache answered(long messageId, Bytes request, ImmutableList<Bytes> reply) {
        ImmutableSortedMap<Long, Exchange> all = ImmutableSortedMap.<Long, Exchange>naturalOrder().putAll(answered)
                .put(messageId, new Exchange(request, reply)).buildOrThrow();
        long next = expectedId;
        while (all.containsKey(next)) {
            next++;
        }
        // Who sends a request has the answers to all that are as far before it as the window is wide.
        return new ReplyCache(next, size, all.tailMap(all.lastKey() - size, false));
    }

    /** The last of them. */
    public Optional<Exchange> last() {
        return Optional.ofNullable(answered.lastEntry()).map(Map.Entry::getValue);
    }
}
