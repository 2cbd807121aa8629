package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * The window of the peer's requests (RFC 7296 §2.1, §2.3): the next id we take, and the last request with our answer to
 * it. A request that comes again gets the same octets back; only when it is the same request to the octet, which needs
 * no key to see.
 */
public record ReplyCache(long expectedId, Optional<Exchange> last) {
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
        /** The next in order. */
        record Fresh() implements Standing {
        }

        /** Answered before; these octets again. */
        record Repeated(ImmutableList<Bytes> reply) implements Standing {
        }

        /** Outside the window, or another text under an old number: dropped. */
        record Outside() implements Standing {
        }
    }

    /** A window that takes {@code expectedId} first. */
    public static ReplyCache startingAt(long expectedId) {
        return new ReplyCache(expectedId, Optional.empty());
    }

    /** How the request with this id and these octets stands to the window. */
    public Standing classify(long messageId, Bytes request) {
        if (messageId == expectedId) {
            return new Standing.Fresh();
        }
        return last.filter(l -> messageId == expectedId - 1 && l.request().equals(request))
                .<Standing>map(l -> new Standing.Repeated(l.reply()))
                .orElseGet(Standing.Outside::new);
    }

    /** The request was answered so. */
    public ReplyCache answered(Bytes request, ImmutableList<Bytes> reply) {
        return new ReplyCache(expectedId + 1, Optional.of(new Exchange(request, reply)));
    }
}
