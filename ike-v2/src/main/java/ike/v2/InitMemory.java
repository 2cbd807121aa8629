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
 * (RFC 7296 §2.1) and makes no second SA. Requests are told apart by all of their octets, since two peers behind one NAT
 * may choose the same SPI. Remembers each as long as a half-open SA may live, and at most as many as there may be
 * half-open SAs.
 */
final class InitMemory {
    private record Request(IpAddress peer, Bytes octets) {
    }

    /** What a request was answered with, and the SPI of the SA that it made. */
    record Answered(IkeSpi spiR, Bytes response, long forgetAt) {
    }

    private final Map<Request, Answered> answered = new LinkedHashMap<>();

    /** What the request was answered with, if it was. */
    Optional<Answered> recall(Now now, IpAddress peer, Bytes request) {
        forget(now);
        return Optional.ofNullable(answered.get(new Request(peer, request)));
    }

    /** The request was answered. */
    void remember(Now now, Limits limits, InitAnswered sa) {
        Iterator<Request> oldest = answered.keySet().iterator();
        while (answered.size() >= limits.halfOpen() && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        answered.put(new Request(sa.name().path().remote().address(), sa.initRequest()),
                new Answered(sa.name().spiR(), sa.initResponse(), now.after(limits.halfOpenLifetime())));
    }

    private void forget(Now now) {
        Iterator<Answered> oldest = answered.values().iterator();
        while (oldest.hasNext() && oldest.next().forgetAt() - now.nanos() <= 0) {
            oldest.remove();
        }
    }
}
