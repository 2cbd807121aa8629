package ike.crypto;

import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_12;
import static ike.wire.v2.EncryptionId.ENCR_AES_GCM_16;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.TransformId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every algorithm that this project has, as a table. To add one: a class for it if there is none of its kind, and a
 * line here. What is not in the table is never offered and never accepted.
 */
public final class Algorithms {
    private static final ImmutableMap<PrfId, Prf> PRFS = Maps.uniqueIndex(ImmutableList.of(
            new HmacPrf(PrfId.PRF_HMAC_SHA1, "HmacSHA1", 20),
            new HmacPrf(PrfId.PRF_HMAC_SHA2_256, "HmacSHA256", 32),
            new HmacPrf(PrfId.PRF_HMAC_SHA2_384, "HmacSHA384", 48),
            new HmacPrf(PrfId.PRF_HMAC_SHA2_512, "HmacSHA512", 64)), Prf::id);

    private static final ImmutableMap<IntegrityId, Integrity> INTEGRITIES = Maps.uniqueIndex(ImmutableList.of(
            new HmacIntegrity(IntegrityId.AUTH_HMAC_SHA1_96, "HmacSHA1", 20, 12),
            new HmacIntegrity(IntegrityId.AUTH_HMAC_SHA1_160, "HmacSHA1", 20, 20),
            new HmacIntegrity(IntegrityId.AUTH_HMAC_SHA2_256_128, "HmacSHA256", 32, 16),
            new HmacIntegrity(IntegrityId.AUTH_HMAC_SHA2_384_192, "HmacSHA384", 48, 24),
            new HmacIntegrity(IntegrityId.AUTH_HMAC_SHA2_512_256, "HmacSHA512", 64, 32)), Integrity::id);

    private static final ImmutableList<Encryption> ENCRYPTIONS = ImmutableList.of(
            new AesGcm(ENCR_AES_GCM_16, 128, 16), new AesGcm(ENCR_AES_GCM_16, 192, 16),
            new AesGcm(ENCR_AES_GCM_16, 256, 16),
            new AesGcm(ENCR_AES_GCM_12, 128, 12), new AesGcm(ENCR_AES_GCM_12, 192, 12),
            new AesGcm(ENCR_AES_GCM_12, 256, 12),
            CbcCipher.aes(128), CbcCipher.aes(192), CbcCipher.aes(256), CbcCipher.tripleDes());

    /**
     * The seeds of the MODP groups are twice the higher strength estimate of RFC 3526 §8, in octets; 1024 bits is not
     * in its table.
     */
    private static final ImmutableMap<KeyExchangeId, KeyExchange> KEY_EXCHANGES = Maps.uniqueIndex(ImmutableList.of(
            ModpGroup.of(KeyExchangeId.MODP_1024, ModpPrimes.P1024, 24),
            ModpGroup.of(KeyExchangeId.MODP_1536, ModpPrimes.P1536, 30),
            ModpGroup.of(KeyExchangeId.MODP_2048, ModpPrimes.P2048, 40),
            ModpGroup.of(KeyExchangeId.MODP_3072, ModpPrimes.P3072, 53),
            ModpGroup.of(KeyExchangeId.MODP_4096, ModpPrimes.P4096, 60),
            new EcpGroup(KeyExchangeId.ECP_256, 32),
            new EcpGroup(KeyExchangeId.ECP_384, 48),
            new EcpGroup(KeyExchangeId.ECP_521, 66),
            new Curve25519()), KeyExchange::id);

    private Algorithms() {
    }

    /** The pseudorandom function of a transform, if there is one here. */
    public static Optional<Prf> prf(TransformId id) {
        return Optional.ofNullable(PRFS.get(id));
    }

    /** The integrity algorithm of a transform, if there is one here; none for {@code NONE}. */
    public static Optional<Integrity> integrity(TransformId id) {
        return Optional.ofNullable(INTEGRITIES.get(id));
    }

    /**
     * The encryption algorithm of a transform and its Key Length attribute, if there is one here. AES has no default
     * key length, so an absent attribute finds none (RFC 7296 §3.3.5).
     */
    public static Optional<Encryption> encryption(TransformId id, OptionalInt keyBits) {
        return ENCRYPTIONS.stream().filter(e -> e.id() == id && keyBits.equals(e.keyLengthAttribute())).findFirst();
    }

    /** The key exchange method of a transform, if there is one here. */
    public static Optional<KeyExchange> keyExchange(TransformId id) {
        return Optional.ofNullable(KEY_EXCHANGES.get(id));
    }

    /** Everything that can encrypt, in the order of the table. */
    public static ImmutableList<Encryption> encryptions() {
        return ENCRYPTIONS;
    }

    /** Everything that can check integrity by itself, in the order of the table. */
    public static ImmutableList<Integrity> integrities() {
        return INTEGRITIES.values().asList();
    }

    /** Every pseudorandom function, in the order of the table. */
    public static ImmutableList<Prf> prfs() {
        return PRFS.values().asList();
    }

    /** Every key exchange method, in the order of the table. */
    public static ImmutableList<KeyExchange> keyExchanges() {
        return KEY_EXCHANGES.values().asList();
    }
}
