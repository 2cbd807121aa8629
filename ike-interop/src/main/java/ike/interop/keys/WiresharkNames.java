package ike.interop.keys;

import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import ike.crypto.Algorithms;
import ike.wire.CodePoint;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names of algorithms in Wireshark's tables, which differ between IKE and ESP, and what they mean here. IANA's
 * names are understood besides, for what Wireshark 4.0 has no name for.
 */
final class WiresharkNames {
    private static final ImmutableBiMap<String, CipherChoice> IKE_CIPHERS = ikeCiphers();

    private static final ImmutableBiMap<String, EncryptionId> ESP_CIPHERS = ImmutableBiMap
            .<String, EncryptionId>builder()
            .put("NULL", EncryptionId.ENCR_NULL)
            .put("TripleDES-CBC [RFC2451]", EncryptionId.ENCR_3DES)
            .put("AES-CBC [RFC3602]", EncryptionId.ENCR_AES_CBC)
            .put("AES-CTR [RFC3686]", EncryptionId.ENCR_AES_CTR)
            .put("DES-CBC [RFC2405]", EncryptionId.ENCR_DES)
            .put("CAST5-CBC [RFC2144]", EncryptionId.ENCR_CAST)
            .put("BLOWFISH-CBC [RFC2451]", EncryptionId.ENCR_BLOWFISH)
            .put("AES-GCM with 8 octet ICV [RFC4106]", EncryptionId.ENCR_AES_GCM_8)
            .put("AES-GCM with 12 octet ICV [RFC4106]", EncryptionId.ENCR_AES_GCM_12)
            .put("AES-GCM with 16 octet ICV [RFC4106]", EncryptionId.ENCR_AES_GCM_16)
            .buildOrThrow();

    /** Says nothing of the ICV's length; strongSwan's save-keys writes it with {@code ANY ... bit authentication}. */
    private static final String OLD_GCM = "AES-GCM [RFC4106]";

    private static final ImmutableBiMap<String, IcvCheck> IKE_CHECKS = ImmutableBiMap.<String, IcvCheck>builder()
            .put("NONE [RFC4306]", IcvCheck.NONE)
            .put("HMAC_MD5_96 [RFC2403]", new IcvCheck.By(IntegrityId.AUTH_HMAC_MD5_96))
            .put("HMAC_SHA1_96 [RFC2404]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA1_96))
            .put("HMAC_MD5_128 [RFC4595]", new IcvCheck.By(IntegrityId.AUTH_HMAC_MD5_128))
            .put("HMAC_SHA1_160 [RFC4595]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA1_160))
            .put("HMAC_SHA2_256_96 [draft-ietf-ipsec-ciph-sha-256-00]", new IcvCheck.Skipped(12))
            .put("HMAC_SHA2_256_128 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_256_128))
            .put("HMAC_SHA2_384_192 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_384_192))
            .put("HMAC_SHA2_512_256 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_512_256))
            .buildOrThrow();

    private static final ImmutableMap<String, IcvCheck> ESP_CHECKS = ImmutableMap.<String, IcvCheck>builder()
            .put("NULL", IcvCheck.NONE)
            .put("HMAC-SHA-1-96 [RFC2404]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA1_96))
            .put("HMAC-SHA-256-128 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_256_128))
            .put("HMAC-SHA-384-192 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_384_192))
            .put("HMAC-SHA-512-256 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_512_256))
            .put("HMAC-MD5-96 [RFC2403]", new IcvCheck.By(IntegrityId.AUTH_HMAC_MD5_96))
            .put("ANY 64 bit authentication [no checking]", new IcvCheck.Skipped(8))
            .put("ANY 96 bit authentication [no checking]", new IcvCheck.Skipped(12))
            .put("ANY 128 bit authentication [no checking]", new IcvCheck.Skipped(16))
            .put("ANY 192 bit authentication [no checking]", new IcvCheck.Skipped(24))
            .put("ANY 256 bit authentication [no checking]", new IcvCheck.Skipped(32))
            .put("HMAC-SHA-256-96 [draft-ietf-ipsec-ciph-sha-256-00]", new IcvCheck.Skipped(12))
            .put("MAC-RIPEMD-160-96 [RFC2857]", new IcvCheck.Skipped(12))
            .buildOrThrow();

    private WiresharkNames() {
    }

    /** The algorithm of a column of {@code ikev2_decryption_table}, whose keying material has {@code octets}. */
    static Optional<CipherChoice> ikeCipher(String name, int octets) {
        return Optional.ofNullable(IKE_CIPHERS.get(name))
                .or(() -> iana(EncryptionId.values(), name).map(id -> CipherChoice.ofMaterial(id, octets)));
    }

    static String ike(CipherChoice cipher) {
        return IKE_CIPHERS.inverse().getOrDefault(cipher, cipher.id().label());
    }

    static Optional<IcvCheck> ikeCheck(String name) {
        return Optional.ofNullable(IKE_CHECKS.get(name)).or(() -> ianaCheck(name));
    }

    static String ike(IcvCheck check) {
        return orIana(IKE_CHECKS.inverse().get(check), check);
    }

    /** The algorithm of a column of {@code esp_sa}; {@code check} tells the old name of AES-GCM how long its ICV is. */
    static Optional<CipherChoice> espCipher(String name, IcvCheck check, int octets) {
        Optional<EncryptionId> id = name.equals(OLD_GCM) ? oldGcm(check) : Optional.ofNullable(ESP_CIPHERS.get(name));
        return id.or(() -> iana(EncryptionId.values(), name)).map(i -> CipherChoice.ofMaterial(i, octets));
    }

    static String esp(CipherChoice cipher) {
        return ESP_CIPHERS.inverse().getOrDefault(cipher.id(), cipher.id().label());
    }

    static Optional<IcvCheck> espCheck(String name) {
        return Optional.ofNullable(ESP_CHECKS.get(name)).or(() -> ianaCheck(name));
    }

    static String esp(IcvCheck check) {
        return orIana(ESP_CHECKS.entrySet().stream().filter(e -> e.getValue().equals(check)).map(e -> e.getKey())
                .findFirst().orElse(null), check);
    }

    private static Optional<EncryptionId> oldGcm(IcvCheck check) {
        return switch (check.length()) {
            case 8 -> Optional.of(EncryptionId.ENCR_AES_GCM_8);
            case 12 -> Optional.of(EncryptionId.ENCR_AES_GCM_12);
            case 0, 16 -> Optional.of(EncryptionId.ENCR_AES_GCM_16);
            default -> Optional.empty();
        };
    }

    private static Optional<IcvCheck> ianaCheck(String name) {
        return iana(IntegrityId.values(), name)
                .filter(id -> id == IntegrityId.NONE || Algorithms.integrity(id).isPresent()).map(IcvCheck.By::new);
    }

    private static <T extends CodePoint> Optional<T> iana(T[] registry, String name) {
        return Arrays.stream(registry).filter(entry -> entry.label().equals(name)).findFirst();
    }

    private static String orIana(@Nullable String name, IcvCheck check) {
        if (name != null) {
            return name;
        }
        return switch (check) {
            case IcvCheck.By(IntegrityId id) -> id.label();
            case IcvCheck.Skipped(int length) -> throw new IllegalArgumentException(
                    "no name for an unchecked ICV of " + length + " octets");
        };
    }

    private static ImmutableBiMap<String, CipherChoice> ikeCiphers() {
        ImmutableBiMap.Builder<String, CipherChoice> names = ImmutableBiMap.builder();
        names.put("NULL [RFC2410]", CipherChoice.of(EncryptionId.ENCR_NULL, 0));
        names.put("3DES [RFC2451]", CipherChoice.of(EncryptionId.ENCR_3DES, 0));
        for (int bits : Ints.asList(128, 192, 256)) {
            names.put("AES-CBC-" + bits + " [RFC3602]", CipherChoice.of(EncryptionId.ENCR_AES_CBC, bits));
            names.put("AES-CTR-" + bits + " [RFC5930]", CipherChoice.of(EncryptionId.ENCR_AES_CTR, bits));
            for (int icv : Ints.asList(8, 12, 16)) {
                String rest = "-" + bits + " with " + icv + " octet ICV [RFC5282]";
                names.put("AES-GCM" + rest, CipherChoice.of(EncryptionId.valueOf("ENCR_AES_GCM_" + icv), bits));
                names.put("AES-CCM" + rest, CipherChoice.of(EncryptionId.valueOf("ENCR_AES_CCM_" + icv), bits));
            }
        }
        return names.buildOrThrow();
    }
}
