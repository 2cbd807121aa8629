package ike.benchmarks.crypto;

import ike.crypto.Algorithms;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The pseudorandom functions (RFC 7296 §2.13) over 64 octets, which is two nonces. */
@State(Scope.Thread)
public class PrfBenchmark {
    private static final int KEYMAT_LENGTH = 256;

    /** Which one. */
    @Param({"PRF_HMAC_SHA1", "PRF_HMAC_SHA2_256", "PRF_HMAC_SHA2_384", "PRF_HMAC_SHA2_512", "PRF_HMAC_MD5",
            "PRF_AES128_XCBC", "PRF_AES128_CMAC", "PRF_HMAC_TIGER"})
    public PrfId id;

    private Prf prf;
    private Secret key;
    private Prf.Run run;
    private Bytes data;

    /** Draws a key and data. */
    @Setup
    public void draw() {
        Octets octets = new Octets();
        prf = Algorithms.prf(id).orElseThrow();
        key = octets.hidden(prf.keyLength());
        run = prf.keyed(key);
        data = octets.open(64);
    }

    /** One result under a key that serves once. */
    @Benchmark
    public Secret newKey() {
        return prf.of(key, data);
    }

    /** One result under the key of the last one. */
    @Benchmark
    public Secret sameKey() {
        return run.add(data).finish();
    }

    /** prf+ for 256 octets, about what an IKE SA needs. */
    @Benchmark
    public Secret plus() {
        return prf.plus(key, data, KEYMAT_LENGTH);
    }
}
