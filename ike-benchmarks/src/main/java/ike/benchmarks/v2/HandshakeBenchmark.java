package ike.benchmarks.v2;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A whole handshake: IKE_SA_INIT and IKE_AUTH with a pre-shared key (RFC 7296 §1.2), AES-GCM-256, PRF_HMAC_SHA2_256,
 * one Child SA. Two fresh engines each time, both ends in one thread, so a responder alone can do about twice as many.
 */
@State(Scope.Thread)
public class HandshakeBenchmark {
    /** The key exchange method, by its keyword. */
    @Param({"x25519", "ecp256", "ecp384", "modp2048", "modp3072"})
    public String group;

    private Handshake handshake;
    private long seed;

    /** Reads the configurations. */
    @Setup
    public void configure() {
        handshake = new Handshake(group);
    }

    /** From the order to the installed Child SA at both ends. */
    @Benchmark
    public int establish() {
        return handshake.play(++seed);
    }
}
