package ike.crypto;

import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every Diffie-Hellman group has in common: both ends do the same, so one seed, one public value and one
 * computation serve both roles. The private value is a pure function of the seed; the seed is what is kept.
 */
interface DiffieHellman extends KeyExchange {
    /** Octets of entropy that make a private value. */
    int seedLength();

    /** Octets of a public value. */
    int publicLength();

    /** Our public value. */
    Bytes publicValue(Secret seed);

    /**
     * Why the peer's value must not be used, as far as that shows before the computation; its length is right already.
     */
    Optional<Refused> refusal(Bytes peerPublic);

    /**
     * The shared secret with a value that was not refused; a refusal where only the computation shows that the value is bad.
     *
     * @param publicData our value, asked for once the peer's has passed all tests
     */
    Agreement agreement(Supplier<Bytes> publicData, Secret seed, Bytes peerPublic);

    @Override
    default int initiatorSeedLength() {
        return seedLength();
    }

    @Override
    default int responderSeedLength() {
        return seedLength();
    }

    @Override
    default int initiatorPublicLength() {
        return publicLength();
    }

    @Override
    default int responderPublicLength() {
        return publicLength();
    }

    @Override
    default Offered offer(Secret seed) {
        return new Offered(this, publicValue(seed), seed.copy());
    }

    @Override
    default Agreement complete(Offered offered, Bytes peerPublic) {
        Optional<Refused> refused = tested(peerPublic);
        return refused.isPresent() ? refused.get() : agreement(offered::publicData, offered.privateKey(), peerPublic);
    }

    /** The cheap tests come first: a worthless value must not cost us an exponentiation. */
    @Override
    default Agreement respond(Bytes peerPublic, Secret seed) {
        Optional<Refused> refused = tested(peerPublic);
        return refused.isPresent() ? refused.get() : agreement(() -> publicValue(seed), seed, peerPublic);
    }

    private Optional<Refused> tested(Bytes peerPublic) {
        if (peerPublic.length() != publicLength()) {
            return Optional.of(new Refused(label() + " has public values of " + publicLength() + " octets, not "
                    + peerPublic.length(), "RFC 7296 §3.4"));
        }
        return refusal(peerPublic);
    }

    /** The seed's octets, once their number is right. */
    default byte[] checkedSeed(Secret seed) {
        if (seed.length() != seedLength()) {
            throw new IllegalArgumentException(
                    label() + " takes " + seedLength() + " octets of seed, not " + seed.length());
        }
        return seed.octets();
    }
}
