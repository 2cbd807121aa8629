package ike.benchmarks.crypto;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithm;
import ike.crypto.Algorithms;
import ike.crypto.Encryption;
import ike.crypto.Primitive;
import ike.crypto.packet.PacketTransform;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.PrfId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What protects ESP packets: every encryption of the table with one key length, the usual one with two, and every integrity
 * algorithm behind AES-CBC.
 *
 * @param words as an ESP proposal of swanctl.conf says it
 */
record EspAlgorithm(String words) {
    private static final String USUAL_MAC = "sha256";
    private static final String USUAL_CIPHER = "aes128";
    private static final Pattern OF_OPENSSL = Pattern.compile("aes(?<bits>128|192|256)(?<mode>gcm|ccm).*");

    static ImmutableList<EspAlgorithm> all() {
        Set<Object> seen = new HashSet<>();
        Stream<String> combined = lines(Algorithm.Kind.AEAD).filter(line -> seen.add(line.id()))
                .map(Algorithm::keyword);
        Stream<String> ciphers = lines(Algorithm.Kind.ENCR).filter(line -> seen.add(line.id()))
                .map(line -> line.keyword() + "-" + USUAL_MAC);
        Stream<String> macs = lines(Algorithm.Kind.INTEG).filter(line -> seen.add(line.id()))
                .map(line -> USUAL_CIPHER + "-" + line.keyword());
        return Stream.of(combined, Stream.of("aes256gcm16"), ciphers, macs).flatMap(words -> words).distinct()
                .map(EspAlgorithm::new).collect(ImmutableList.toImmutableList());
    }

    private static Stream<Algorithm> lines(Algorithm.Kind kind) {
        return Algorithms.all().stream().filter(line -> line.kind() == kind && line.here() && line.id().isPresent());
    }

    /** The part of the work for which libraries compete; of NULL its integrity. */
    Primitive<?> primitive() {
        return transform().encryption().primitive()
                .orElseGet(() -> Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow().primitive());
    }

    /** What {@code openssl speed -evp} calls it, if it has something to compare. */
    Optional<String> openssl() {
        Matcher aes = OF_OPENSSL.matcher(words);
        if (aes.matches()) {
            return Optional.of("aes-" + aes.group("bits") + "-" + aes.group("mode"));
        }
        return Optional.of("chacha20-poly1305").filter(_ -> words.startsWith("chacha20"));
    }

    PacketTransform transform() {
        ImmutableList<Algorithm> lines = Splitter.on('-').splitToStream(words)
                .map(word -> Objects.requireNonNull(Algorithms.keywords().get(word)))
                .collect(ImmutableList.toImmutableList());
        EncryptionId id = (EncryptionId) lines.getFirst().id().orElseThrow();
        IntegrityId integrity = lines.size() > 1 ? (IntegrityId) lines.get(1).id().orElseThrow() : IntegrityId.NONE;
        Encryption encryption = Algorithms.encryption(id, lines.getFirst().keyBits()).orElseThrow();
        return PacketTransform.of(id, encryption.keyBits(), integrity).orElseThrow();
    }
}
