package ike.crypto.signature;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/**
 * Which keys and signatures are good enough, in the words of strongSwan's {@code auth}: {@code pubkey}, {@code
 * rsa-2048-sha256}, {@code ecdsa-256-sha256-sha384}, {@code rsa/pss-sha512}, {@code rsa-3072-ecdsa-256}, {@code
 * ed25519}. Behind a kind of key may stand the fewest bits, anywhere behind it the hashes. RFC 7427 §3 leaves such
 * policy to whoever configures.
 *
 * @param ikeOnly it began with {@code ike:}: it speaks of the signature in AUTH and not of those in certificates
 * @param keys the kinds of keys, one of which it must be; never empty
 * @param hashes the hashes, best first; all when there are none
 */
public record SignatureConstraint(boolean ikeOnly, ImmutableList<Key> keys, ImmutableSet<String> hashes) {
    /** Any key and any signature. */
    public static final SignatureConstraint ANY = new SignatureConstraint(false,
            ImmutableList.of(new Key("pubkey", 0)), ImmutableSet.of());

    private static final String IKE_ONLY = "ike:";
    private static final ImmutableSet<String> HASHES = ImmutableSet.of("sha1", "sha256", "sha384", "sha512",
            "identity");
    private static final ImmutableSet<String> KINDS = ImmutableSet.of("pubkey", "rsa", "rsa/pss", "dsa", "ecdsa",
            "ed25519", "ed448");

    /**
     * A kind of key.
     *
     * @param word one of the words for kinds of keys; {@code pubkey} is any
     * @param leastBits 0 when every length will do
     */
    public record Key(String word, int leastBits) {
        private boolean fits(SignatureScheme scheme) {
            return switch (word) {
                case "pubkey" -> true;
                case "rsa/pss" -> scheme.keyType() == KeyType.RSA;
                default -> scheme.keyType().label().equalsIgnoreCase(word);
            };
        }

        private boolean admits(VerificationKey key) {
            return key.bits() >= leastBits && switch (word) {
                case "pubkey" -> true;
                case "rsa/pss" -> key.type() == KeyType.RSA;
                default -> key.type().label().equalsIgnoreCase(word);
            };
        }
    }

    /** What a text says; nothing if it says something else. */
    public static Optional<SignatureConstraint> parse(String text) {
        boolean ikeOnly = text.startsWith(IKE_ONLY);
        ImmutableList.Builder<Key> keys = ImmutableList.builder();
        ImmutableSet.Builder<String> hashes = ImmutableSet.builder();
        Optional<String> open = Optional.empty();
        for (String word : Splitter.on('-').split(ikeOnly ? text.substring(IKE_ONLY.length()) : text)) {
            if (open.isPresent() && word.matches("[1-9][0-9]{1,4}")) {
                keys.add(new Key(open.get(), Integer.parseInt(word)));
                open = Optional.empty();
            } else {
                open.ifPresent(kind -> keys.add(new Key(kind, 0)));
                open = Optional.of(word).filter(KINDS::contains);
                if (HASHES.contains(word)) {
                    hashes.add(word);
                } else if (open.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        open.ifPresent(kind -> keys.add(new Key(kind, 0)));
        return Optional.of(new SignatureConstraint(ikeOnly, keys.build(), hashes.build()))
                .filter(constraint -> !constraint.keys().isEmpty());
    }

    /** Whether a key is of one of the kinds and long enough. */
    public boolean admits(VerificationKey key) {
        return keys.stream().anyMatch(kind -> kind.admits(key));
    }

    /**
     * Whether a signature by this key may have this scheme. With hashes named, {@code rsa} and {@code pubkey} mean
     * PKCS#1 v1.5 and not RSASSA-PSS, as in strongSwan.
     */
    public boolean admits(VerificationKey key, SignatureScheme scheme) {
        boolean hash = hashes.isEmpty() || hashes.contains(word(scheme));
        return hash && scheme.keyType() == key.type() && keys.stream().filter(kind -> kind.admits(key))
                .anyMatch(kind -> scheme instanceof SignatureScheme.RsaPss
                        ? kind.word().equals("rsa/pss") || hashes.isEmpty()
                        : !kind.word().equals("rsa/pss"));
    }

    /** Whether some key may make a signature of this scheme. */
    public boolean admits(SignatureScheme scheme) {
        return (hashes.isEmpty() || hashes.contains(word(scheme))) && keys.stream().anyMatch(kind -> kind.fits(scheme)
                && (scheme instanceof SignatureScheme.RsaPss
                        ? kind.word().equals("rsa/pss") || hashes.isEmpty()
                        : !kind.word().equals("rsa/pss")));
    }

    /** The word for a scheme's hash: {@code sha256}; {@code identity} for EdDSA. */
    public static String word(SignatureScheme scheme) {
        return scheme.hash().map(hash -> switch (hash) {
            case SHA1 -> "sha1";
            case SHA2_256 -> "sha256";
            case SHA2_384 -> "sha384";
            case SHA2_512 -> "sha512";
        }).orElse("identity");
    }
}
