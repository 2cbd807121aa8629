package ike.benchmarks.crypto;

import ike.wire.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Signatures of AUTH (RFC 7296 §2.15) by every library that is here: over the octets of a first message, a nonce and a MACed
 * identity. With RSA a library has the private operation only.
 */
@State(Scope.Thread)
public class SignatureBenchmark {
    private static final int SIGNED_OCTETS = 300;

    /** Whose, and who computes it; its values are found when it runs ({@link CaseParameter#SIGNATURE}). */
    @Param("ED25519 BOUNCY_CASTLE")
    public String signature;

    private Signer signer;

    /** Makes the key, and one signature. */
    @Setup
    public void prepare() {
        LibraryCase chosen = LibraryCase.parse(signature);
        SignatureKey key = SignatureKey.valueOf(chosen.subject());
        Bytes message = new Octets().open(SIGNED_OCTETS);
        signer = chosen.serves(key.primitive()) ? new OurSigner(key, message) : new JdkSigner(key, message);
    }

    /** With the private key. */
    @Benchmark
    public Object sign() {
        return signer.sign();
    }

    /** With the public key. */
    @Benchmark
    public Object verify() {
        return signer.verify();
    }
}
