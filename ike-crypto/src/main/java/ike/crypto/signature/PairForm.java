package ike.crypto.signature;

import ike.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The two forms of the pair (r, s) that a DSA or ECDSA signature is. */
public enum PairForm {
    /** A SEQUENCE of two INTEGERs in DER: inside certificates and the Digital Signature method (RFC 7427 §3). */
    DER,
    /** r | s, both as long as the order: RFC 4754 §7, and DSS in IKEv1 (RFC 2409 §5.1). */
    PLAIN;

    /** A pair as octets. */
    Bytes write(BigInteger order, Pair pair) {
        try {
            return Bytes.owning(encoding().encode(order, pair.r(), pair.s()));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    /** The pair, if the octets are the one encoding of two numbers between 1 and the order less 1. */
    Optional<Pair> read(BigInteger order, Bytes octets) {
        try {
            BigInteger[] pair = encoding().decode(order, octets.toArray());
            boolean inRange = pair[0].signum() > 0 && pair[1].signum() > 0 && pair[0].compareTo(order) < 0
                    && pair[1].compareTo(order) < 0;
            return inRange ? Optional.of(new Pair(pair[0], pair[1])) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no such encoding.
            return Optional.empty();
        }
    }

    private DSAEncoding encoding() {
        return this == DER ? StandardDSAEncoding.INSTANCE : PlainDSAEncoding.INSTANCE;
    }

    /** Two numbers. */
    record Pair(BigInteger r, BigInteger s) {
    }
}
