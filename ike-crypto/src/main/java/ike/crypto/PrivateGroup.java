package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Diffie-Hellman in a MODP group that has no number (RFC 2409 §5.6). A library that keeps tables of a group would keep them
 * for ever, and a peer may describe as many groups as it likes; so the numbers are handed to Java's arithmetic, which keeps
 * nothing. It is not constant-time, but an exponent is used once.
 */
record PrivateGroup(ExplicitGroup numbers) implements DiffieHellman {
    @Override
    public KeyExchangeId id() {
        return KeyExchangeId.NONE;
    }

    @Override
    public String label() {
        return numbers.describe();
    }

    /** By the higher estimates of RFC 3526 §8, as for the groups of that length that have a number. */
    @Override
    public int seedLength() {
        int bits = numbers.prime().bitLength();
        return bits < 3072 ? 40 : bits < 4096 ? 53 : 60;
    }

    @Override
    public int publicLength() {
        return (numbers.prime().bitLength() + 7) / 8;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        return Bytes.owning(power(numbers.generator(), seed));
    }

    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        return parameters().refusal(new BigInteger(1, peerPublic.toArray()));
    }

    @Override
    public Agreement agreement(Supplier<Bytes> publicData, Secret seed, Bytes peerPublic) {
        return new Agreed(publicData.get(), Secret.owning(power(new BigInteger(1, peerPublic.toArray()), seed)));
    }

    private ModpParameters parameters() {
        return new ModpParameters.SafePrime(numbers.prime(), numbers.generator());
    }

    private byte[] power(BigInteger base, Secret seed) {
        byte[] minimal = base.modPow(parameters().exponent(checkedSeed(seed)), numbers.prime()).toByteArray();
        byte[] octets = new byte[publicLength()];
        int length = Math.min(minimal.length, octets.length);
        System.arraycopy(minimal, minimal.length - length, octets, octets.length - length, length);
        Arrays.fill(minimal, (byte) 0);
        return octets;
    }
}
