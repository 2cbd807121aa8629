package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Diffie-Hellman modulo a safe prime with generator 2: the MODP groups of RFC 2409 §6.2 and RFC 3526. Public values and
 * the shared secret are numbers in network order, padded with zeros to the length of the prime (RFC 7296 §2.14, §3.4).
 *
 * <p>
 * Exponents are short: RFC 3526 §8 wants at least twice the group's strength, and here it is twice its higher estimate.
 * The exponent is 2^(8n) plus a seed of n octets, so that its length, and with it the number of squarings, is always
 * the same. {@link BigInteger} does not compute in constant time beyond that; an exponent is used for one exchange
 * only, and there is nothing to be averaged over.
 *
 * @param seedLength octets of entropy that make an exponent
 */
record ModpGroup(KeyExchangeId id, BigInteger prime, int seedLength) implements DiffieHellman {
    /** The group of a prime given in hexadecimal. */
    static ModpGroup of(KeyExchangeId id, String primeHex, int seedLength) {
        return new ModpGroup(id, new BigInteger(primeHex.replace("\n", ""), 16), seedLength);
    }

    @Override
    public int publicLength() {
        return prime.bitLength() / 8;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        return Bytes.owning(octets(BigInteger.TWO.modPow(exponent(seed), prime)));
    }

    /** RFC 6989 §2.1: 1 &lt; r &lt; p-1. */
    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        BigInteger r = new BigInteger(1, peerPublic.toArray());
        boolean inRange = r.compareTo(BigInteger.ONE) > 0 && r.compareTo(prime.subtract(BigInteger.ONE)) < 0;
        return inRange
                ? Optional.empty()
                : Optional.of(new Refused("the public value is not between 1 and p-1", "RFC 6989 §2.1"));
    }

    @Override
    public Agreement agreement(Bytes publicData, Secret seed, Bytes peerPublic) {
        BigInteger r = new BigInteger(1, peerPublic.toArray());
        return new Agreed(publicData, Secret.owning(octets(r.modPow(exponent(seed), prime))));
    }

    private BigInteger exponent(Secret seed) {
        return new BigInteger(1, checkedSeed(seed)).setBit(8 * seedLength);
    }

    private byte[] octets(BigInteger value) {
        byte[] minimal = value.toByteArray();
        byte[] octets = new byte[publicLength()];
        int length = Math.min(minimal.length, octets.length);
        System.arraycopy(minimal, minimal.length - length, octets, octets.length - length, length);
        return octets;
    }
}
