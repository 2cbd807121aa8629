package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.interop.endpoint.SuiteLabel;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.Arrays;
import java.util.Optional;

/** What strongSwan calls the algorithms of IANA's registries. */
final class StrongswanNames {
    private static final ImmutableMap<EncryptionId, String> ENCRYPTION = ImmutableMap.of(EncryptionId.ENCR_3DES,
            "3DES_CBC", EncryptionId.ENCR_DES, "DES_CBC", EncryptionId.ENCR_CAST, "CAST_CBC",
            EncryptionId.ENCR_BLOWFISH, "BLOWFISH_CBC", EncryptionId.ENCR_NULL_AUTH_AES_GMAC, "NULL_AES_GMAC");
    private static final ImmutableMap<KeyExchangeId, String> KEY_EXCHANGE = ImmutableMap.of(KeyExchangeId.CURVE25519,
            "CURVE_25519", KeyExchangeId.CURVE448, "CURVE_448", KeyExchangeId.BRAINPOOL_P224R1, "ECP_224_BP",
            KeyExchangeId.BRAINPOOL_P256R1, "ECP_256_BP", KeyExchangeId.BRAINPOOL_P384R1, "ECP_384_BP",
            KeyExchangeId.BRAINPOOL_P512R1, "ECP_512_BP");

    private static final ImmutableMap<PrfId, IntegrityId> HASHES = ImmutableMap.of(PrfId.PRF_HMAC_MD5,
            IntegrityId.AUTH_HMAC_MD5_96, PrfId.PRF_HMAC_SHA1, IntegrityId.AUTH_HMAC_SHA1_96,
            PrfId.PRF_HMAC_SHA2_256, IntegrityId.AUTH_HMAC_SHA2_256_128, PrfId.PRF_HMAC_SHA2_384,
            IntegrityId.AUTH_HMAC_SHA2_384_192, PrfId.PRF_HMAC_SHA2_512, IntegrityId.AUTH_HMAC_SHA2_512_256);

    private StrongswanNames() {
    }

    static String of(EncryptionId id) {
        return ENCRYPTION.getOrDefault(id, withoutFirstWord(id.name()));
    }

    static String of(IntegrityId id) {
        return withoutFirstWord(id.name());
    }

    static String of(PrfId id) {
        return id.name();
    }

    static String of(KeyExchangeId id) {
        return KEY_EXCHANGE.getOrDefault(id, id.name());
    }

    /** The pseudorandom function that a label names. */
    static Optional<String> prf(SuiteLabel suite) {
        return Arrays.stream(PrfId.values()).filter(id -> suite.algorithms().contains(id.label())).findFirst()
                .map(StrongswanNames::of);
    }

    /** The hash of IKEv1 that a label names by its prf (RFC 2409 §4), as the integrity algorithm that it makes elsewhere. */
    static Optional<String> hash(SuiteLabel suite) {
        return HASHES.entrySet().stream().filter(hash -> suite.algorithms().contains(hash.getKey().label())).findFirst()
                .map(hash -> of(hash.getValue()));
    }

    /** The key exchanges that a label names, in its order. */
    static ImmutableList<String> keyExchanges(SuiteLabel suite) {
        return suite.algorithms().stream()
                .flatMap(algorithm -> Arrays.stream(KeyExchangeId.values())
                        .filter(id -> id != KeyExchangeId.NONE && id.label().equals(algorithm)))
                .map(StrongswanNames::of).collect(ImmutableList.toImmutableList());
    }

    private static String withoutFirstWord(String name) {
        return name.substring(name.indexOf('_') + 1);
    }
}
