package ike.benchmarks.crypto;

import ike.crypto.Secret;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.Verification;
import ike.crypto.signature.VerificationKey;
import ike.wire.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Signatures of AUTH (RFC 7296 §2.15): over the octets of a first message, a nonce and a MACed identity. */
@State(Scope.Thread)
public class SignatureBenchmark {
    private static final int SIGNED_OCTETS = 300;

    /** Whose. */
    @Param
    public SignatureKey key;

    /** Who computes. */
    @Param({"FASTEST", "JAVA"})
    public Libraries libraries;

    private SigningKey signing;
    private VerificationKey verifying;
    private Secret seed;
    private Bytes message;
    private Bytes signature;

    /** Makes the key, and one signature. */
    @Setup
    public void prepare() {
        libraries.use();
        Octets octets = new Octets();
        signing = key.key();
        verifying = signing.publicKey();
        seed = octets.hidden(signing.seedLength(key.scheme()));
        message = octets.open(SIGNED_OCTETS);
        signature = sign();
    }

    /** With the private key. */
    @Benchmark
    public Bytes sign() {
        return signing.sign(key.scheme(), message, seed);
    }

    /** With the public key. */
    @Benchmark
    public Verification verify() {
        return verifying.verify(key.scheme(), message, signature);
    }
}
