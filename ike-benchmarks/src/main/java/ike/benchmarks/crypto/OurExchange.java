package ike.benchmarks.crypto;

import ike.crypto.Agreement;
import ike.crypto.Algorithms;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;

/** By our own class and the library that serves it. */
final class OurExchange implements ExchangeEnd {
    private final KeyExchange exchange;
    private final Secret seed;
    private final Offered offered;
    private final Secret responderSeed;
    private final Bytes peerPublic;

    OurExchange(KeyExchangeId method) {
        Octets octets = new Octets();
        exchange = Algorithms.keyExchange(method).orElseThrow();
        seed = octets.hidden(exchange.initiatorSeedLength());
        offered = exchange.offer(seed);
        responderSeed = octets.hidden(exchange.responderSeedLength());
        peerPublic = switch (exchange.respond(offered.publicData(), responderSeed)) {
            case Agreement.Agreed agreed -> agreed.publicData();
            case Agreement.Refused refused -> throw new IllegalStateException(refused.why());
        };
    }

    @Override
    public Offered keyPair() {
        return exchange.offer(seed);
    }

    /** The tests of the peer's value included. */
    @Override
    public Agreement agree() {
        return exchange.complete(offered, peerPublic);
    }

    @Override
    public Agreement respond() {
        return exchange.respond(offered.publicData(), responderSeed);
    }
}
