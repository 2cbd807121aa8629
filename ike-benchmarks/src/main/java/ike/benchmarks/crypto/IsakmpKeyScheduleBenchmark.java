package ike.benchmarks.crypto;

import ike.crypto.DerivationLog;
import ike.crypto.Ikev1Algorithms;
import ike.crypto.Integrity;
import ike.crypto.Secret;
import ike.crypto.v1.EspKeys;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.KeySchedule;
import ike.crypto.v1.Keymat;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.Phase1Hashes;
import ike.crypto.v1.Phase2Hashes;
import ike.crypto.v1.Skeyid;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.ProtocolId;
import java.util.Optional;
import java.util.OptionalInt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The keys and hashes of IKEv1 (RFC 2409 §5), with a pre-shared key, nonces of 32 octets and AES with 256 bits. */
@State(Scope.Thread)
public class IsakmpKeyScheduleBenchmark {
    private static final int AES = 7;
    private static final int MODP_2048 = 14;

    /** The number of the hash (RFC 2409 Appendix A): SHA-1, whose key has to be stretched for the cipher, and SHA-256. */
    @Param({"2", "4"})
    public int hash;

    private OakleySuite suite;
    private Secret presharedKey;
    private Secret gxy;
    private Bytes ni;
    private Bytes nr;
    private Bytes message;
    private Cookie initiator;
    private Cookie responder;
    private IsakmpKeys keys;
    private Phase1Hashes phase1;
    private Optional<Integrity> integrity;

    /** Draws what the peers would have exchanged. */
    @Setup
    public void draw() {
        Octets octets = new Octets();
        suite = new OakleySuite(Ikev1Algorithms.encryption(AES, OptionalInt.of(256)).orElseThrow(),
                Ikev1Algorithms.hash(hash).orElseThrow(), Ikev1Algorithms.group(MODP_2048).orElseThrow());
        presharedKey = octets.hidden(32);
        gxy = octets.hidden(256);
        ni = octets.open(32);
        nr = octets.open(32);
        message = octets.open(160);
        initiator = new Cookie(1);
        responder = new Cookie(2);
        phase1 = new Phase1Hashes(octets.open(256), octets.open(256), initiator, responder, octets.open(52));
        integrity = Ikev1Algorithms.authentication(2);
        keys = phase1();
    }

    /** SKEYID and the four keys of an ISAKMP SA. */
    @Benchmark
    public IsakmpKeys phase1() {
        try (Secret skeyid = Skeyid.preShared(suite.prf(), presharedKey, ni, nr, DerivationLog.NONE)) {
            return KeySchedule.keys(suite, skeyid, gxy, initiator, responder, DerivationLog.NONE);
        }
    }

    /** HASH_I, with public values of 256 octets. */
    @Benchmark
    public Bytes hashOfInitiator() {
        return phase1.ofInitiator(suite.prf(), keys.skeyid(), ni, DerivationLog.NONE);
    }

    /** HASH(2) of Quick Mode over 160 octets. */
    @Benchmark
    public Bytes hashOfQuickMode() {
        return Phase2Hashes.hash2(suite.prf(), keys.skeyidA(), 1, ni, message, DerivationLog.NONE);
    }

    /** KEYMAT of one direction of an ESP SA, AES-CBC with HMAC-SHA-1, without perfect forward secrecy. */
    @Benchmark
    public EspKeys keymat() {
        return new Keymat(suite.prf(), keys.skeyidD(), Optional.empty(), ni, nr, DerivationLog.NONE).keys(
                ProtocolId.Known.ESP, 1,
                suite.encryption(), integrity, "i to r");
    }
}
