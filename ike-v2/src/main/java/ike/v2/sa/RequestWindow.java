package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Streams;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.v2.IkeHeader;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The window of our own requests (RFC 7296 §2.3), numbered from {@code nextId} on (§2.2). How many may be under way at once is
 * the peer's promise, {@link ike.engine.Limits#window} at most.
 *
 * @param size how many, 1 until the peer promises more
 * @param inFlight those that wait for their responses, by their message IDs
 * @param unsent those that go on from a response, when the window will let them; with {@code inFlight} no more than {@code size}
 */
public record RequestWindow(long nextId, int size, ImmutableSortedMap<Long, InFlight> inFlight,
        ImmutableList<Unsent> unsent) implements SecretOwner {
    /** The last message ID there is; none comes twice under the same keys (§2.2). */
    private static final long LAST = 0xffff_ffffL;
    /** So many are kept for the replacement of the IKE SA, and for its end if that fails. */
    private static final int FOR_REKEYING = 1 << 16;
    private static final int FOR_THE_END = 16;
    private static final int BETWEEN_ATTEMPTS = 1 << 12;

    /** A window with nothing in flight. */
    public static RequestWindow startingAt(long nextId) {
        return new RequestWindow(nextId, 1, ImmutableSortedMap.of(), ImmutableList.of());
    }

    /** The peer will take so many at once; a promise is never taken back (§2.3). */
    public RequestWindow widened(int promised) {
        return new RequestWindow(nextId, Math.max(size, promised), inFlight, unsent);
    }

    /** True when one more exchange may be begun. */
    public boolean isFree() {
        return inFlight.size() + unsent.size() < size && maySend();
    }

    /** True when the next message ID is inside the peer's window: all requests up to {@code nextId - size} are answered. */
    public boolean maySend() {
        return nextId <= LAST && (inFlight.isEmpty() || nextId - inFlight.firstKey() < size);
    }

    /** True when message IDs run out, so that the IKE SA is to be replaced (§2.2); not at each of the last ones. */
    public boolean isRunningOut() {
        return nextId > LAST - FOR_REKEYING && nextId % BETWEEN_ATTEMPTS == 0;
    }

    /** True when there are only as many left as it takes to end the IKE SA. */
    public boolean isSpent() {
        return nextId > LAST - FOR_THE_END;
    }

    /** True when no exchange is under way. */
    public boolean isIdle() {
        return inFlight.isEmpty() && unsent.isEmpty();
    }

    /** The request that a response with this header answers. */
    public Optional<InFlight> answeredBy(IkeHeader header) {
        return Optional.ofNullable(inFlight.get(header.messageId())).filter(request -> request.isAnsweredBy(header));
    }

    /** What the responses will mean, in the order of the requests. */
    public Stream<Pending> pending() {
        return Streams.concat(inFlight.values().stream().map(InFlight::pending),
                unsent.stream().map(Unsent::pending));
    }

    /** The exchanges of this kind that wait for their responses. */
    public <P extends Pending> Stream<P> pending(Class<P> kind) {
        return pending().filter(kind::isInstance).map(kind::cast);
    }

    /** The request is on its way. */
    public RequestWindow sent(InFlight request) {
        return new RequestWindow(nextId + 1, size, with(request), unsent);
    }

    /** The request waits until the window lets it go. */
    public RequestWindow withheld(Unsent request) {
        return new RequestWindow(nextId, size, inFlight,
                ImmutableList.<Unsent>builder().addAll(unsent).add(request).build());
    }

    /** Without the first of those that wait. */
    public RequestWindow released() {
        return new RequestWindow(nextId, size, inFlight, unsent.subList(1, unsent.size()));
    }

    /** The same request, repeated. */
    public RequestWindow repeated(InFlight request) {
        return new RequestWindow(nextId, size, with(request), unsent);
    }

    /** The same exchange, of which more is known now. */
    public RequestWindow noting(Pending before, Pending after) {
        ImmutableSortedMap.Builder<Long, InFlight> flying = ImmutableSortedMap.naturalOrder();
        inFlight.forEach((id, request) -> flying.put(id,
                request.pending().equals(before) ? request.with(after) : request));
        return new RequestWindow(nextId, size, flying.buildOrThrow(), unsent.stream()
                .map(one -> one.pending().equals(before) ? one.with(after) : one)
                .collect(ImmutableList.toImmutableList()));
    }

    /** The response to the request with this message ID has come. */
    public RequestWindow answered(long messageId) {
        return new RequestWindow(nextId, size, without(messageId), unsent);
    }

    /** Nobody waits for any response any more. */
    public RequestWindow cleared() {
        return new RequestWindow(nextId, size, ImmutableSortedMap.of(), ImmutableList.of());
    }

    private ImmutableSortedMap<Long, InFlight> with(InFlight request) {
        return ImmutableSortedMap.<Long, InFlight>naturalOrder().putAll(without(request.messageId()))
                .put(request.messageId(), request).buildOrThrow();
    }

    private ImmutableSortedMap<Long, InFlight> without(long messageId) {
        return ImmutableSortedMap.<Long, InFlight>naturalOrder().putAll(inFlight.headMap(messageId))
                .putAll(inFlight.tailMap(messageId, false)).buildOrThrow();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        pending().forEach(one -> one.eachSecret(visitor));
    }
}
