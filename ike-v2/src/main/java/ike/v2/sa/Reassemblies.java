package ike.v2.sa;

import ike.engine.Now;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The fragments of the peer's next request and of its next response that an established IKE SA has (RFC 7383 §2.6). */
public record Reassemblies(Reassembly request, Reassembly response) {
    /** None. */
    public static final Reassemblies NONE = new Reassemblies(Reassembly.NONE, Reassembly.NONE);

    /** With other fragments of a request. */
    public Reassemblies withRequest(Reassembly other) {
        return new Reassemblies(other, response);
    }

    /** With other fragments of a response. */
    public Reassemblies withResponse(Reassembly other) {
        return new Reassemblies(request, other);
    }

    /** Without those whose time is over. */
    public Reassemblies at(Now now) {
        return new Reassemblies(at(request, now), at(response, now));
    }

    private static Reassembly at(Reassembly reassembly, Now now) {
        boolean over = reassembly.deadline().isPresent() && reassembly.discardAt() - now.nanos() <= 0;
        return over ? Reassembly.NONE : reassembly;
    }

    OptionalLong nextDeadline() {
        return Stream.of(request.deadline(), response.deadline()).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).min();
    }
}
