package ike.crypto;

import com.google.common.base.Suppliers;
import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Diffie-Hellman modulo a prime: the MODP groups of RFC 2409 §6, RFC 3526 and RFC 5114. Public values and the shared
 * secret are numbers in network order, padded with zeros to the length of the prime (RFC 7296 §2.14, §3.4).
 *
 * <p>
 * An exponent is used for one exchange only. Where no library computes in constant time, there is therefore nothing to be
 * averaged over.
 */
final class ModpGroup implements DiffieHellman {
    private final KeyExchangeId id;
    private final int primeLength;
    private final int seedLength;
    private final Supplier<ModpParameters> parameters;
    private volatile Optional<Arithmetic> arithmetic = Optional.empty();

    /** The arithmetic, and the library that it is from. */
    private record Arithmetic(ModularPower.Service library, ModularPower powers) {
    }

    private ModpGroup(KeyExchangeId id, int bits, int seedLength, Supplier<ModpParameters> parameters) {
        this.id = id;
        this.primeLength = bits / 8;
        this.seedLength = seedLength;
        this.parameters = Suppliers.memoize(parameters::get);
    }

    /**
     * A group whose prime comes from the digits of pi.
     *
     * @param addend c of {@link OakleyPrime}
     * @param seedLength octets of entropy that make an exponent
     */
    static ModpGroup oakley(KeyExchangeId id, int bits, long addend, int seedLength) {
        return new ModpGroup(id, bits, seedLength,
                () -> new ModpParameters.SafePrime(OakleyPrime.of(bits, addend), BigInteger.TWO));
    }

    /**
     * A group with a subgroup of prime order.
     *
     * @param seedLength octets of entropy that make an exponent, 8 more than the order has
     */
    static ModpGroup withSubgroup(KeyExchangeId id, int bits, int seedLength) {
        return new ModpGroup(id, bits, seedLength, () -> SubgroupNumbers.of(id));
    }

    /** The numbers of this group. */
    ModpParameters parameters() {
        return parameters.get();
    }

    @Override
    public KeyExchangeId id() {
        return id;
    }

    @Override
    public Optional<Primitive<?>> primitive() {
        return Optional.of(Primitives.MODP);
    }

    @Override
    public int seedLength() {
        return seedLength;
    }

    @Override
    public int publicLength() {
        return primeLength;
    }

    @Override
    public Bytes publicValue(Secret seed) {
        return Bytes.owning(power(seed, powers()::powerOfGenerator));
    }

    @Override
    public Optional<Refused> refusal(Bytes peerPublic) {
        return parameters.get().refusal(number(peerPublic));
    }

    @Override
    public Agreement agreement(Supplier<Bytes> publicData, Secret seed, Bytes peerPublic) {
        byte[] base = peerPublic.toArray();
        return new Agreed(publicData.get(), Secret.owning(power(seed, exponent -> powers().power(base, exponent))));
    }

    private byte[] power(Secret seed, UnaryOperator<byte[]> by) {
        byte[] exponent = parameters.get().exponent(checkedSeed(seed)).toByteArray();
        byte[] power = by.apply(exponent);
        Arrays.fill(exponent, (byte) 0);
        return power;
    }

    /** Made again when another library serves. */
    private ModularPower powers() {
        ModularPower.Service library = Backends.of(Primitives.MODP);
        Arithmetic known = arithmetic.filter(made -> made.library.equals(library))
                .orElseGet(() -> new Arithmetic(library, library.of(octets(parameters.get().prime()),
                        octets(parameters.get().generator()), seedLength + 1)));
        arithmetic = Optional.of(known);
        return known.powers;
    }

    private static BigInteger number(Bytes value) {
        return new BigInteger(1, value.toArray());
    }

    private byte[] octets(BigInteger value) {
        byte[] minimal = value.toByteArray();
        byte[] octets = new byte[primeLength];
        int length = Math.min(minimal.length, octets.length);
        System.arraycopy(minimal, minimal.length - length, octets, octets.length - length, length);
        return octets;
    }
}
