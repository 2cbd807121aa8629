package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc7748.X448;

/**
 * Curve25519 and Curve448 for IKE (RFC 8031): seed, public value and shared secret have one length, 32 or 56 octets,
 * little-endian as in RFC 7748 §5. The seed is the private value; X25519 and X448 clamp it. Any octets of the right
 * number are a public value (RFC 8031 §3.2); one of small order shows by its all-zero result and is refused (RFC 7748
 * §6.1, §6.2).
 */
enum MontgomeryCurve implements DiffieHellman {
    /** 32 octets; the top bit of a public value is ignored. */
    CURVE25519(KeyExchangeId.CURVE25519, X25519.POINT_SIZE, "RFC 7748 §6.1") {
        @Override
        void multiplyBase(byte[] scalar, byte[] u) {
            X25519.scalarMultBase(scalar, 0, u, 0);
        }

        @Override
        boolean multiply(byte[] scalar, byte[] peer, byte[] u) {
            return X25519.calculateAgreement(scalar, 0, peer, 0, u, 0);
        }
    },

    /** 56 octets. */
    CURVE448(KeyExchangeId.CURVE448, X448.POINT_SIZE, "RFC 7748 §6.2") {
        @Override
        void multiplyBase(byte[] scalar, byte[] u) {
            X448.scalarMultBase(scalar, 0, u, 0);
        }

        @Override
        boolean multiply(byte[] scalar, byte[] peer, byte[] u) {
            return X448.calculateAgreement(scalar, 0, peer, 0, u, 0);
        }
    };

    private final KeyExchangeId id;
    private final int length;
    private final String section;

    MontgomeryCurve(KeyExchangeId id, int length, String section) {
        this.id = id;
        this.length = length;
        this.section = section;
    }

    abstract void multiplyBase(byte[] scalar, byte[] u);

    /** False when the result is zero. */
    abstract boolean multiply(byte[] scalar, byte[] peer, byte[] u);

    @Override
    public KeyExchangeId id() {
        return id;
    }

    @Override
    public int seedLength() {
        return length;
    }

    @Override
    public int publicLength() {
        return length;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        byte[] u = new byte[length];
        multiplyBase(checkedSeed(seed), u);
        return Bytes.owning(u);
    }

    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        return Optional.empty();
    }

    @Override
    public Agreement agreement(Bytes publicData, Secret seed, Bytes peerPublic) {
        byte[] shared = new byte[length];
        if (multiply(checkedSeed(seed), peerPublic.toArray(), shared)) {
            return new Agreed(publicData, Secret.owning(shared));
        }
        return new Refused("the public value has small order: the shared secret would be zero", section);
    }
}
