package ike.crypto.bouncycastle;

import ike.crypto.MontgomeryLadder;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/** The ladders of RFC 7748 §5, in constant time. */
enum BcLadder implements MontgomeryLadder {
    /** 32 octets. */
    X_25519 {
        @Override
        public void multiplyBase(byte[] scalar, byte[] u) {
            X25519.scalarMultBase(scalar, 0, u, 0);
        }

        @Override
        public boolean multiply(byte[] scalar, byte[] peer, byte[] u) {
            return X25519.calculateAgreement(scalar, 0, peer, 0, u, 0);
        }
    },

    /** 56 octets. */
    X_448 {
        @Override
        public void multiplyBase(byte[] scalar, byte[] u) {
            X448.scalarMultBase(scalar, 0, u, 0);
        }

        @Override
        public boolean multiply(byte[] scalar, byte[] peer, byte[] u) {
            return X448.calculateAgreement(scalar, 0, peer, 0, u, 0);
        }
    }
}
