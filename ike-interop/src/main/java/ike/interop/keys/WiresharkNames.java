package ike.interop.keys;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import ike.crypto.Algorithms;
import ike.wire.CodePoint;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The names of algorithms in Wireshark's tables, which differ between IKE and ESP, and what they mean here, whichever table they
 * are in. IANA's names are understood besides, for what Wireshark has no name for. People write tables by hand and by scripts:
 * capitals, signs between the words and the reference in brackets do not matter.
 */
final class WiresharkNames {
    private static final CharMatcher LETTERS_AND_DIGITS = CharMatcher.inRange('0', '9')
            .or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('a', 'z'));
    /** What IANA's names of these registries begin with. */
    private static final ImmutableSet<String> KINDS = ImmutableSet.of("ENCR", "AUTH");

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

    /** Names of Wireshark's development since; they are read and not written, for 4.0 would take them for a mistake as well. */
    private static final ImmutableMap<String, EncryptionId> NEWER_ESP_CIPHERS = ImmutableMap.of(
            "AES-GCM with IIV and 16 octet ICV [RFC4106 & RFC8750]", EncryptionId.ENCR_AES_GCM_16_IIV,
            "ChaCha20 with Poly1305 [RFC7634]", EncryptionId.ENCR_CHACHA20_POLY1305,
            "ChaCha20 with Poly1305 and IIV [RFC7634 & RFC8750]", EncryptionId.ENCR_CHACHA20_POLY1305_IIV);

    /** Says nothing of the ICV's length; strongSwan's save-keys writes it with {@code ANY ... bit authentication}. */
    private static final String OLD_GCM = plain("AES-GCM [RFC4106]");

    private static final ImmutableMap<String, IcvCheck> IKE_CHECKS = ImmutableMap.<String, IcvCheck>builder()
            .put("NONE [RFC4306]", IcvCheck.NONE)
            .put("HMAC_MD5_96 [RFC2403]", new IcvCheck.By(IntegrityId.AUTH_HMAC_MD5_96))
            .put("HMAC_SHA1_96 [RFC2404]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA1_96))
            .put("HMAC_MD5_128 [RFC4595]", new IcvCheck.By(IntegrityId.AUTH_HMAC_MD5_128))
            .put("HMAC_SHA1_160 [RFC4595]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA1_160))
            .put("HMAC_SHA2_256_96 [draft-ietf-ipsec-ciph-sha-256-00]", new IcvCheck.Skipped(12))
            .put("HMAC_SHA2_256_128 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_256_128))
            .put("HMAC_SHA2_384_192 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_384_192))
            .put("HMAC_SHA2_512_256 [RFC4868]", new IcvCheck.By(IntegrityId.AUTH_HMAC_SHA2_512_256))
            .put("ANY 64-bits of Authentication [No Checking]", new IcvCheck.Skipped(8))
            .put("ANY 96-bits of Authentication [No Checking]", new IcvCheck.Skipped(12))
            .put("ANY 128-bits of Authentication [No Checking]", new IcvCheck.Skipped(16))
            .put("ANY 160-bits of Authentication [No Checking]", new IcvCheck.Skipped(20))
            .put("ANY 192-bits of Authentication [No Checking]", new IcvCheck.Skipped(24))
            .put("ANY 256-bits of Authentication [No Checking]", new IcvCheck.Skipped(32))
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
        return found(IKE_CIPHERS, name).or(() -> byMaterial(name, octets));
    }

    static String ike(CipherChoice cipher) {
        return IKE_CIPHERS.inverse().getOrDefault(cipher, cipher.id().label());
    }

    static String ike(IcvCheck check) {
        return orIana(IKE_CHECKS, check);
    }

    /** The algorithm of a column of {@code esp_sa}; {@code check} tells the old name of AES-GCM how long its ICV is. */
    static Optional<CipherChoice> espCipher(String name, IcvCheck check, int octets) {
        return plain(name).equals(OLD_GCM)
                ? oldGcm(check).map(id -> CipherChoice.ofMaterial(id, octets))
                : byMaterial(name, octets).or(() -> found(IKE_CIPHERS, name));
    }

    /** By a name that leaves the key's length to the key. */
    private static Optional<CipherChoice> byMaterial(String name, int octets) {
        return found(ESP_CIPHERS, name).or(() -> found(NEWER_ESP_CIPHERS, name))
                .or(() -> iana(EncryptionId.values(), name)).map(id -> CipherChoice.ofMaterial(id, octets));
    }

    static String esp(CipherChoice cipher) {
        return ESP_CIPHERS.inverse().getOrDefault(cipher.id(), cipher.id().label());
    }

    static String esp(IcvCheck check) {
        return orIana(ESP_CHECKS, check);
    }

    private static Optional<EncryptionId> oldGcm(IcvCheck check) {
        return switch (check.length()) {
            case 8 -> Optional.of(EncryptionId.ENCR_AES_GCM_8);
            case 12 -> Optional.of(EncryptionId.ENCR_AES_GCM_12);
            case 0, 16 -> Optional.of(EncryptionId.ENCR_AES_GCM_16);
            default -> Optional.empty();
        };
    }

    /** The algorithm of a column of either table. */
    static Optional<IcvCheck> check(String name) {
        return found(IKE_CHECKS, name).or(() -> found(ESP_CHECKS, name)).or(() -> ianaCheck(name));
    }

    private static Optional<IcvCheck> ianaCheck(String name) {
        return iana(IntegrityId.values(), name)
                .filter(id -> id == IntegrityId.NONE || Algorithms.integrity(id).isPresent()).map(IcvCheck.By::new);
    }

    /** IANA's names, with the kind in front or without. */
    private static <T extends CodePoint> Optional<T> iana(T[] registry, String name) {
        String wanted = plain(name);
        return Arrays.stream(registry).filter(entry -> {
            String label = plain(entry.label());
            return label.equals(wanted) || (label.endsWith(wanted) && KINDS.contains(label.replace(wanted, "")));
        }).findFirst();
    }

    private static <T> Optional<T> found(Map<String, T> names, String name) {
        String wanted = plain(name);
        return names.entrySet().stream().filter(entry -> plain(entry.getKey()).equals(wanted)).map(Map.Entry::getValue)
                .findFirst();
    }

    /** Letters and digits in front of the reference. */
    private static String plain(String name) {
        int bracket = name.indexOf('[');
        return Ascii.toUpperCase(LETTERS_AND_DIGITS.retainFrom(bracket > 0 ? name.substring(0, bracket) : name));
    }

    private static String orIana(ImmutableMap<String, IcvCheck> names, IcvCheck check) {
        Optional<String> name = names.entrySet().stream().filter(e -> e.getValue().equals(check)).map(e -> e.getKey())
                .findFirst();
        return name.orElseGet(() -> switch (check) {
            case IcvCheck.By(IntegrityId id) -> id.label();
            case IcvCheck.Skipped(int length) -> throw new IllegalArgumentException(
                    "no name for an unchecked ICV of " + length + " octets");
        });
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
