package ike.benchmarks.crypto;

import ike.crypto.Algorithms;
import ike.wire.v2.KeyExchangeId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Key exchange methods (RFC 7296 §3.4) by every library that is here: one end's two steps, and the responder's in one. Each end
 * of a handshake takes both.
 */
@State(Scope.Thread)
public class KeyExchangeBenchmark {
    /** Which one, and who computes it; its values are found when it runs ({@link CaseParameter#EXCHANGE}). */
    @Param("CURVE25519 BOUNCY_CASTLE")
    public String exchange;

    private ExchangeEnd end;

    /** Draws the values of both ends. */
    @Setup
    public void draw() {
        LibraryCase chosen = LibraryCase.parse(exchange);
        KeyExchangeId method = KeyExchangeId.valueOf(chosen.subject());
        boolean served = chosen.serves(Algorithms.keyExchange(method).orElseThrow().primitive());
        end = served ? new OurExchange(method) : JdkExchange.of(method);
    }

    /** A private and a public value. */
    @Benchmark
    public Object keyPair() {
        return end.keyPair();
    }

    /** The shared secret, the tests of the peer's value included. */
    @Benchmark
    public Object agree() {
        return end.agree();
    }

    /** The responder's end: its public value and the shared secret in one. */
    @Benchmark
    public Object respond() {
        return end.respond();
    }
}
