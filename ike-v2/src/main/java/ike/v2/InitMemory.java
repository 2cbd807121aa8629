package ike.v2;

import ike.engine.Limits;
import ike.engine.Now;
import ike.v2.sa.InitAnswered;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The IKE_SA_INIT requests that were answered lately, with their answers: one that comes again gets the same octets
 * (RFC 7296 §2.1), even if the SA it made has moved on or is gone, and makes no second SA. Remembers each as long as a
 * half-open SA may live, and at most as many as there may be half-open SAs.
 */
final class InitMemory {
    private record Origin(IkeSpi spiI, IpAddress peer) {
    }

    private record Answered(Bytes request, Bytes response, long forgetAt) {
    }

    /** What a first message is to us. */
    sealed interface Recognition {
        /** Never seen. */
        record New() implements Recognition {
        }

        /** Answered before; these octets again. */
        record Repeated(Bytes response) implements Recognition {
        }

        /** Another text under an SPI that was answered. */
        record Conflicting() implements Recognition {
        }
    }

    private final Map<Origin, Answered> answered = new LinkedHashMap<>();

    /** What the request is to us. */
    Recognition recognize(Now now, IkeSpi spiI, IpAddress peer, Bytes request) {
        forget(now);
        return Optional.ofNullable(answered.get(new Origin(spiI, peer)))
                .map(known -> known.request().equals(request)
                        ? new Recognition.Repeated(known.response())
                        : new Recognition.Conflicting())
                .orElseGet(Recognition.New::new);
    }

    /** The request was answered. */
    void remember(Now now, Limits limits, InitAnswered sa) {
        Iterator<Origin> oldest = answered.keySet().iterator();
        while (answered.size() >= limits.halfOpen() && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        answered.put(new Origin(sa.name().spiI(), sa.name().path().remote().address()),
                new Answered(sa.initRequest(), sa.initResponse(), now.after(limits.halfOpenLifetime())));
    }

    private void forget(Now now) {
        Iterator<Answered> oldest = answered.values().iterator();
        while (oldest.hasNext() && oldest.next().forgetAt() - now.nanos() <= 0) {
            oldest.remove();
        }
    }
}
