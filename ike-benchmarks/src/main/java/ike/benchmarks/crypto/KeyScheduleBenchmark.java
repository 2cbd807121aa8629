package ike.benchmarks.crypto;

import ike.crypto.DerivationLog;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.crypto.v2.ChildKeys;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.KeySchedule;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The keys of IKEv2 (RFC 7296 §2.14, §2.15, §2.17), with nonces of 32 octets. */
@State(Scope.Thread)
public class KeyScheduleBenchmark {
    /** Which algorithms. */
    @Param
    public Suite suite;

    private IkeAlgorithms algorithms;
    private Bytes ni;
    private Bytes nr;
    private Bytes message;
    private Secret gir;
    private IkeKeys keys;

    /** Draws what the peers would have exchanged. */
    @Setup
    public void draw() {
        Octets octets = new Octets();
        algorithms = suite.algorithms();
        ni = octets.open(32);
        nr = octets.open(32);
        message = octets.open(248);
        gir = octets.hidden(32);
        keys = initial();
    }

    /** SKEYSEED and the seven keys of an IKE SA. */
    @Benchmark
    public IkeKeys initial() {
        return KeySchedule.initial(algorithms, ni, nr, new IkeSpi(1), new IkeSpi(2), gir, DerivationLog.NONE);
    }

    /** The keys of a Child SA with the same algorithms. */
    @Benchmark
    public ChildKeys child() {
        return KeySchedule.child(algorithms.prf(), keys.skD(), Optional.empty(), ni, nr, algorithms.encryption(),
                algorithms.integrity(), DerivationLog.NONE);
    }

    /** AUTH by a pre-shared key of 32 octets, over a message of 248. */
    @Benchmark
    public Bytes auth() {
        Bytes signed = Auth.initiatorSignedOctets(algorithms.prf(), keys.skPi(), message, nr, ni, DerivationLog.NONE);
        return Auth.psk(algorithms.prf(), gir, signed, DerivationLog.NONE);
    }
}
