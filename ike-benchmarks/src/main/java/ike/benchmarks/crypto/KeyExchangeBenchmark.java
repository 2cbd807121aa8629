package ike.benchmarks.crypto;

import ike.crypto.Agreement;
import ike.crypto.Algorithms;
import ike.crypto.KeyExchange;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Key exchange methods (RFC 7296 §3.4): one end's two steps. Each end of a handshake takes both. */
@State(Scope.Thread)
public class KeyExchangeBenchmark {
    /** Which one. */
    @Param({"CURVE25519", "CURVE448", "ECP_192", "ECP_224", "ECP_256", "ECP_384", "ECP_521", "BRAINPOOL_P224R1",
            "BRAINPOOL_P256R1", "BRAINPOOL_P384R1", "BRAINPOOL_P512R1", "MODP_768", "MODP_1024", "MODP_1536",
            "MODP_2048",
            "MODP_3072", "MODP_4096", "MODP_6144", "MODP_8192", "MODP_1024_160", "MODP_2048_224", "MODP_2048_256",
            "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"})
    public KeyExchangeId method;

    /** Who computes. */
    @Param({"FASTEST", "JAVA"})
    public Libraries libraries;

    private KeyExchange exchange;
    private Secret seed;
    private Offered offered;
    private Secret responderSeed;
    private Bytes peerPublic;

    /** Draws the seeds of both ends. */
    @Setup
    public void draw() {
        libraries.use();
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

    /** A private and a public value. */
    @Benchmark
    public Offered keyPair() {
        return exchange.offer(seed);
    }

    /** The shared secret, the tests of the peer's value included. */
    @Benchmark
    public Agreement agree() {
        return exchange.complete(offered, peerPublic);
    }

    /** The responder's end: its public value and the shared secret in one. */
    @Benchmark
    public Agreement respond() {
        return exchange.respond(offered.publicData(), responderSeed);
    }
}
