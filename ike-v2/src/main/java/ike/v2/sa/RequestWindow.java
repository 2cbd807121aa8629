package ike.v2.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.Optional;
import java.util.function.Consumer;

/** The window of our own requests (RFC 7296 §2.3): one at a time, numbered from {@code nextId} on (§2.2). */
public record RequestWindow(long nextId, Optional<InFlight> inFlight) implements SecretOwner {
    /** A window with nothing in flight. */
    public static RequestWindow startingAt(long nextId) {
        return new RequestWindow(nextId, Optional.empty());
    }

    /** True when a request may be sent. */
    public boolean isFree() {
        return inFlight.isEmpty();
    }

    /** The exchange that waits for its response, if it is of this kind. */
    public <P extends Pending> Optional<P> pending(Class<P> kind) {
        return inFlight.map(InFlight::pending).filter(kind::isInstance).map(kind::cast);
    }

    /** The request is on its way. */
    public RequestWindow sent(InFlight request) {
        return new RequestWindow(nextId + 1, Optional.of(request));
    }

    /** The same request, repeated or better understood. */
    public RequestWindow updated(InFlight request) {
        return new RequestWindow(nextId, Optional.of(request));
    }

    /** The response has come, or nobody waits for it any more. */
    public RequestWindow cleared() {
        return new RequestWindow(nextId, Optional.empty());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        inFlight.ifPresent(request -> request.eachSecret(visitor));
    }
}
