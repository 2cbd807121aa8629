package ike.crypto;

import ike.crypto.Agreement.Agreed;
import ike.crypto.Agreement.Refused;
import ike.wire.Bytes;
import ike.wire.v2.KeyExchangeId;
import java.util.Optional;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/**
 * ML-KEM (FIPS 203) as a key exchange of IKEv2 (draft-ietf-ipsecme-ikev2-mlkem §2.2): the initiator sends an
 * encapsulation key of 384k+32 octets, the responder a ciphertext, and both have 32 octets of secret. The seeds are
 * FIPS 203's own randomness: d | z (§7.1) for the initiator, m (§7.2) for the responder.
 *
 * <p>
 * A ciphertext that was tampered with is not seen here: decapsulation then yields other octets (implicit rejection,
 * §6.3), and the peers' keys do not agree.
 *
 * @param rank k, the number of polynomials in a vector
 * @param ciphertextLength octets of a ciphertext
 */
record MlKem(KeyExchangeId id, int rank, int ciphertextLength) implements KeyExchange {
    private static final int KEY_SEED_LENGTH = 64;
    private static final int MESSAGE_LENGTH = 32;
    private static final int RHO_LENGTH = 32;
    private static final int POLYNOMIAL_LENGTH = 384;
    private static final int MODULUS = 3329;

    @Override
    public int initiatorSeedLength() {
        return KEY_SEED_LENGTH;
    }

    @Override
    public int responderSeedLength() {
        return MESSAGE_LENGTH;
    }

    @Override
    public int initiatorPublicLength() {
        return rank * POLYNOMIAL_LENGTH + RHO_LENGTH;
    }

    @Override
    public int responderPublicLength() {
        return ciphertextLength;
    }

    /** The seed is what is kept: the decapsulation key is a function of it, and 25 to 50 times as long. */
    @Override
    public Offered offer(Secret seed) {
        MLKEMPrivateKeyParameters key = privateKey(seed);
        Bytes encapsulationKey = Bytes.owning(key.getPublicKey());
        key.destroy();
        return new Offered(this, encapsulationKey, seed.copy());
    }

    @Override
    public Agreement respond(Bytes peerPublic, Secret seed) {
        checkLength(seed, MESSAGE_LENGTH);
        Optional<Refused> refused = refusal(peerPublic);
        if (refused.isPresent()) {
            return refused.get();
        }
        SecretWithEncapsulation made = MLKEMGenerator.internalGenerateEncapsulated(
                new MLKEMPublicKeyParameters(parameters(), peerPublic.toArray()), seed.octets().clone());
        Agreed agreed = new Agreed(Bytes.owning(made.getEncapsulation()), Secret.owning(made.getSecret()));
        try {
            made.destroy();
        } catch (DestroyFailedException e) {
            throw new IllegalStateException("Bouncy Castle's own record of the secret cannot be wiped", e);
        }
        return agreed;
    }

    /** The check of the ciphertext's type, FIPS 203 §7.3. */
    @Override
    public Agreement complete(Offered offered, Bytes peerPublic) {
        if (peerPublic.length() != ciphertextLength) {
            return new Refused(id.label() + " has ciphertexts of " + ciphertextLength + " octets, not "
                    + peerPublic.length(), "FIPS 203 §7.3");
        }
        MLKEMPrivateKeyParameters key = privateKey(offered.privateKey());
        byte[] shared = new MLKEMExtractor(key).extractSecret(peerPublic.toArray());
        key.destroy();
        return new Agreed(offered.publicData(), Secret.owning(shared));
    }

    /** The checks of the encapsulation key, FIPS 203 §7.2: its length, and that each coefficient is reduced. */
    private Optional<Refused> refusal(Bytes encapsulationKey) {
        if (encapsulationKey.length() != initiatorPublicLength()) {
            return Optional.of(new Refused(id.label() + " has encapsulation keys of " + initiatorPublicLength()
                    + " octets, not " + encapsulationKey.length(), "FIPS 203 §7.2"));
        }
        for (int at = 0; at < rank * POLYNOMIAL_LENGTH; at += 3) {
            int low = encapsulationKey.u8(at) | (encapsulationKey.u8(at + 1) & 0xf) << 8;
            int high = encapsulationKey.u8(at + 1) >>> 4 | encapsulationKey.u8(at + 2) << 4;
            if (low >= MODULUS || high >= MODULUS) {
                return Optional.of(new Refused("a coefficient of the encapsulation key is not below " + MODULUS,
                        "FIPS 203 §7.2"));
            }
        }
        return Optional.empty();
    }

    private MLKEMPrivateKeyParameters privateKey(Secret seed) {
        checkLength(seed, KEY_SEED_LENGTH);
        return new MLKEMPrivateKeyParameters(parameters(), seed.octets().clone());
    }

    private void checkLength(Secret seed, int length) {
        if (seed.length() != length) {
            throw new IllegalArgumentException(
                    id.label() + " takes " + length + " octets of seed here, not " + seed.length());
        }
    }

    private MLKEMParameters parameters() {
        return switch (rank) {
            case 2 -> MLKEMParameters.ml_kem_512;
            case 3 -> MLKEMParameters.ml_kem_768;
            default -> MLKEMParameters.ml_kem_1024;
        };
    }
}
