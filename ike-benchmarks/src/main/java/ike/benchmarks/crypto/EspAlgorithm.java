package ike.benchmarks.crypto;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithm;
import ike.crypto.Algorithms;
import ike.crypto.Primitive;
import ike.crypto.Primitives;
import ike.crypto.packet.PacketTransform;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Arrays;
import java.util.Objects;

/** What protects ESP packets, in the words of swanctl.conf; one key length of each algorithm, two of the usual ones. */
enum EspAlgorithm {
    AES_128_GCM_16("aes128gcm16", Primitives.AES_GCM, "aes-128-gcm"),
    AES_256_GCM_16("aes256gcm16", Primitives.AES_GCM, "aes-256-gcm"),
    AES_128_GCM_12("aes128gcm12", Primitives.AES_GCM, "aes-128-gcm"),
    AES_128_GCM_8("aes128gcm8", Primitives.AES_GCM_8, "aes-128-gcm"),
    AES_128_GCM_16_IIV("aes128gcm16iiv", Primitives.AES_GCM, "aes-128-gcm"),
    CHACHA20_POLY1305("chacha20poly1305", Primitives.CHACHA20_POLY1305, "chacha20-poly1305"),
    CHACHA20_POLY1305_IIV("chacha20poly1305iiv", Primitives.CHACHA20_POLY1305, "chacha20-poly1305"),
    AES_128_CCM_16("aes128ccm16", Primitives.AES_CCM, "aes-128-ccm"),
    AES_128_CCM_12("aes128ccm12", Primitives.AES_CCM, "aes-128-ccm"),
    AES_128_CCM_8("aes128ccm8", Primitives.AES_CCM, "aes-128-ccm"),
    AES_128_CCM_8_IIV("aes128ccm8iiv", Primitives.AES_CCM, "aes-128-ccm"),
    AES_128_GMAC("aes128gmac", Primitives.AES_GCM, ""),
    CAMELLIA_128_CCM_16("camellia128ccm16", Primitives.CAMELLIA_CCM, ""),
    CAMELLIA_128_CCM_12("camellia128ccm12", Primitives.CAMELLIA_CCM, ""),
    CAMELLIA_128_CCM_8("camellia128ccm8", Primitives.CAMELLIA_CCM, ""),
    AES_128_CBC_SHA2_256("aes128-sha256", Primitives.AES_CBC, ""),
    AES_192_CBC_SHA2_384("aes192-sha384", Primitives.AES_CBC, ""),
    AES_256_CBC_SHA2_512("aes256-sha512", Primitives.AES_CBC, ""),
    AES_128_CBC_SHA1("aes128-sha1", Primitives.AES_CBC, ""),
    AES_128_CBC_XCBC("aes128-aesxcbc", Primitives.AES_CBC, ""),
    AES_128_CBC_CMAC("aes128-aescmac", Primitives.AES_CBC, ""),
    AES_128_CTR_SHA2_256("aes128ctr-sha256", Primitives.AES_CTR, ""),
    CAMELLIA_128_CBC_SHA2_256("camellia128-sha256", Primitives.CAMELLIA_CBC, ""),
    CAMELLIA_128_CTR_SHA2_256("camellia128ctr-sha256", Primitives.CAMELLIA_CTR, ""),
    TRIPLE_DES_SHA1("3des-sha1", Primitives.TRIPLE_DES_CBC, ""),
    BLOWFISH_SHA1("blowfish128-sha1", Primitives.BLOWFISH_CBC, ""),
    CAST_SHA1("cast128-sha1", Primitives.CAST_CBC, ""),
    IDEA_SHA1("idea-sha1", Primitives.IDEA_CBC, ""),
    DES_MD5("des-md5", Primitives.DES_CBC, ""),
    DES_MD5_128("des-md5_128", Primitives.DES_CBC, ""),
    TRIPLE_DES_SHA1_160("3des-sha1_160", Primitives.TRIPLE_DES_CBC, ""),
    NULL_SHA2_256("null-sha256", Primitives.HMAC_SHA256, "");

    private final String words;
    @SuppressWarnings("ImmutableEnumChecker") // a name and a class
    private final Primitive<?> primitive;
    private final String openssl;

    EspAlgorithm(String words, Primitive<?> primitive, String openssl) {
        this.words = words;
        this.primitive = primitive;
        this.openssl = openssl;
    }

    static EspAlgorithm of(String words) {
        return Arrays.stream(values()).filter(a -> a.words.equals(words)).findFirst().orElseThrow();
    }

    /** As an ESP proposal of swanctl.conf says it. */
    String words() {
        return words;
    }

    /** The part of the work for which libraries compete. */
    Primitive<?> primitive() {
        return primitive;
    }

    /** What {@code openssl speed -evp} calls it; empty where it has nothing to compare. */
    String openssl() {
        return openssl;
    }

    PacketTransform transform() {
        ImmutableList<Algorithm> lines = Splitter.on('-').splitToStream(words)
                .map(word -> Objects.requireNonNull(Algorithms.keywords().get(word)))
                .collect(ImmutableList.toImmutableList());
        EncryptionId encryption = (EncryptionId) lines.getFirst().id().orElseThrow();
        IntegrityId integrity = lines.size() > 1 ? (IntegrityId) lines.get(1).id().orElseThrow() : IntegrityId.NONE;
        int keyBits = Algorithms.encryption(encryption, lines.getFirst().keyBits()).orElseThrow().keyBits();
        return PacketTransform.of(encryption, keyBits, integrity).orElseThrow();
    }
}
