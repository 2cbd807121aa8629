package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/**
 * Curve25519 for IKE (RFC 8031): 32 octets each of seed, public value and shared secret, little-endian as in RFC 7748
 * §5. The seed is the private value; X25519 clamps it. Any 32 octets are a public value, the top bit is ignored (RFC
 * 8031 §3.2); a value of small order shows by its all-zero result and is refused (RFC 7748 §6.1).
 */
final class Curve25519 implements DiffieHellman {
    @Override
    public KeyExchangeId id() {
        return KeyExchangeId.CURVE25519;
    }

    @Override
    public int seedLength() {
        return X25519.SCALAR_SIZE;
    }

    @Override
    public int publicLength() {
        return X25519.POINT_SIZE;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        byte[] u = new byte[X25519.POINT_SIZE];
        X25519.scalarMultBase(checkedSeed(seed), 0, u, 0);
        return Bytes.owning(u);
    }

    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        return Optional.empty();
    }

    @Override
    public Agreement agreement(Bytes publicData, Secret seed, Bytes peerPublic) {
        byte[] shared = new byte[X25519.POINT_SIZE];
        if (X25519.calculateAgreement(checkedSeed(seed), 0, peerPublic.toArray(), 0, shared, 0)) {
            return new Agreed(publicData, Secret.owning(shared));
        }
        return new Refused("the public value has small order: the shared secret would be zero", "RFC 7748 §6.1");
    }
}
