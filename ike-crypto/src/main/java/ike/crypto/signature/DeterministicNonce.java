package ike.crypto.signature;

import ike.crypto.KeyedMac;
import ike.crypto.Secret;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.DSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/**
 * The secret number of a DSA or ECDSA signature, made from key and hash (RFC 6979 §3.2), by the library that serves HMAC: the
 * names are the RFC's. Serves one signature; closing it wipes what led to the number.
 */
final class DeterministicNonce implements DSAKCalculator, AutoCloseable {
    private final KeyedMac.Service hmac;
    private final byte[] v;
    private KeyedMac k;
    private BigInteger q = BigInteger.ONE;

    /** Steps b and c. */
    DeterministicNonce(SignatureHash hash) {
        hmac = hash.hmac();
        v = new byte[hash.length()];
        Arrays.fill(v, (byte) 1);
        try (Secret zeros = Secret.owning(new byte[hash.length()])) {
            k = hmac.keyed(zeros);
        }
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    @Override
    public void init(BigInteger n, SecureRandom random) {
        throw new UnsupportedOperationException("made from key and hash");
    }

    /** Steps d to g. */
    @Override
    public void init(BigInteger n, BigInteger d, byte[] message) {
        q = n;
        int octets = (n.bitLength() + 7) / 8;
        byte[] x = BigIntegers.asUnsignedByteArray(octets, d);
        byte[] h1 = BigIntegers.asUnsignedByteArray(octets, number(message).mod(n));
        turn(0, x, h1);
        turn(1, x, h1);
        Arrays.fill(x, (byte) 0);
    }

    /** Step h. */
    @Override
    public BigInteger nextK() {
        BigInteger candidate = candidate();
        while (candidate.signum() == 0 || candidate.compareTo(q) >= 0) {
            turn(0);
            candidate = candidate();
        }
        return candidate;
    }

    @Override
    public void close() {
        k.close();
        Arrays.fill(v, (byte) 0);
    }

    private BigInteger candidate() {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        while (8 * t.size() < q.bitLength()) {
            turnV();
            t.write(v, 0, v.length);
        }
        return number(t.toByteArray());
    }

    /** K = HMAC_K(V | separator | parts), V = HMAC_K(V). */
    private void turn(int separator, byte[]... parts) {
        k.add(v, 0, v.length);
        k.add(new byte[]{(byte) separator}, 0, 1);
        for (byte[] part : parts) {
            k.add(part, 0, part.length);
        }
        byte[] next = new byte[v.length];
        k.finish(next, 0);
        k.close();
        try (Secret key = Secret.owning(next)) {
            k = hmac.keyed(key);
        }
        turnV();
    }

    private void turnV() {
        k.add(v, 0, v.length);
        k.finish(v, 0);
    }

    /** As many of the leftmost bits as q has (bits2int, §2.3.2). */
    private BigInteger number(byte[] octets) {
        int surplus = Math.max(0, 8 * octets.length - q.bitLength());
        return new BigInteger(1, octets).shiftRight(surplus);
    }
}
