package ike.benchmarks.crypto;

import ike.crypto.Algorithms;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v2.PrfId;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The pseudorandom functions (RFC 7296 §2.13) over 64 octets, which is two nonces, by every library that is here. */
@State(Scope.Thread)
public class PrfBenchmark {
    /** So much goes in. */
    public static final int OCTETS = 64;

    private static final int KEYMAT_LENGTH = 256;

    /** Which one, and who computes it; its values are found when it runs ({@link CaseParameter#PRF}). */
    @Param("PRF_HMAC_SHA2_256 JDK")
    public String prf;

    private Prf function;
    private Secret key;
    private Prf.Run run;
    private Bytes data;

    /** Draws a key and data. */
    @Setup
    public void draw() {
        LibraryCase chosen = LibraryCase.parse(prf);
        function = Algorithms.prf(PrfId.valueOf(chosen.subject())).orElseThrow();
        if (!chosen.serves(Optional.of(function.primitive()))) {
            throw new IllegalStateException(chosen.library().label() + " has no " + chosen.subject());
        }
        Octets octets = new Octets();
        key = octets.hidden(function.keyLength());
        run = function.keyed(key);
        data = octets.open(OCTETS);
    }

    /** One result under a key that serves once. */
    @Benchmark
    public Secret newKey() {
        return function.of(key, data);
    }

    /** One result under the key of the last one. */
    @Benchmark
    public Secret sameKey() {
        return run.add(data).finish();
    }

    /** prf+ for 256 octets, about what an IKE SA needs. */
    @Benchmark
    public Secret plus() {
        return function.plus(key, data, KEYMAT_LENGTH);
    }
}
