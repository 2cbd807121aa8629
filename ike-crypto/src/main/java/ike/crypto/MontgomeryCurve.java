package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Curve25519 and Curve448 for IKE (RFC 8031): seed, public value and shared secret have one length, 32 or 56 octets,
 * little-endian as in RFC 7748 §5. The seed is the private value; X25519 and X448 clamp it. Any octets of the right
 * number are a public value, of which X25519 ignores the top bit (RFC 8031 §3.2); one of small order shows by its
 * all-zero result and is refused (RFC 7748 §6.1, §6.2).
 *
 * @param base what multiplies the base point
 * @param ladder what multiplies any other
 * @param length octets of everything
 * @param section where values of small order are spoken of
 */
record MontgomeryCurve(KeyExchangeId id, Primitive<MontgomeryLadder> base, Primitive<MontgomeryLadder> ladder,
        int length, String section)
        implements
            DiffieHellman {
    static final MontgomeryCurve CURVE25519 = new MontgomeryCurve(KeyExchangeId.CURVE25519, Primitives.X25519_BASE,
            Primitives.X25519, 32,
            "RFC 7748 §6.1");
    static final MontgomeryCurve CURVE448 = new MontgomeryCurve(KeyExchangeId.CURVE448, Primitives.X448_BASE,
            Primitives.X448, 56,
            "RFC 7748 §6.2");

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(ladder);
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
        Backends.of(base).multiplyBase(checkedSeed(seed), u);
        return Bytes.owning(u);
    }

    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        return Optional.empty();
    }

    @Override
    public Agreement agreement(Supplier<Bytes> publicData, Secret seed, Bytes peerPublic) {
        byte[] shared = new byte[length];
        if (Backends.of(ladder).multiply(checkedSeed(seed), peerPublic.toArray(), shared)) {
            return new Agreed(publicData.get(), Secret.owning(shared));
        }
        return new Refused("the public value has small order: the shared secret would be zero", section);
    }
}
