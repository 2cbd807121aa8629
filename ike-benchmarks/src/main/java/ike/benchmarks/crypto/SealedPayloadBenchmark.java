package ike.benchmarks.crypto;

import ike.benchmarks.wire.Recording;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.SkProtection;
import ike.wire.Bytes;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The Encrypted payload of a real IKE_AUTH request (RFC 7296 §3.14, RFC 5282), 184 octets inside. */
@State(Scope.Thread)
public class SealedPayloadBenchmark {
    /** Which algorithms. */
    @Param
    public Suite suite;

    private SkProtection protection;
    private Bytes iv;
    private Bytes prefix;
    private Bytes inside;
    private Bytes body;

    /** Draws keys, and seals the message once. */
    @Setup
    public void draw() {
        Octets octets = new Octets();
        IkeAlgorithms algorithms = suite.algorithms();
        protection = new SkProtection(algorithms.encryption(), algorithms.integrity(),
                octets.hidden(algorithms.encryption().keyLength()), octets.hidden(algorithms.integrityKeyLength()));
        iv = octets.open(protection.ivLength());
        prefix = Recording.AUTH_REQUEST.octets().slice(0, 32);
        inside = Recording.AUTH_REQUEST.inside();
        body = seal();
    }

    /** The payload's body from the inner payloads. */
    @Benchmark
    public Bytes seal() {
        return protection.seal(iv, prefix, inside);
    }

    /** The inner payloads from the body. */
    @Benchmark
    public Optional<Bytes> open() {
        return protection.open(prefix, body);
    }
}
