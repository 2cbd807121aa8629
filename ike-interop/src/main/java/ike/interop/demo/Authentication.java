package ike.interop.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the two ends of a demonstration prove who they are (RFC 2409 §5). */
public enum Authentication {
    /** With a pre-shared key (§5.4). */
    PSK("psk"),
    /** With signatures of RSA (§5.1). */
    RSA_SIGNATURES("rsa-sig"),
    /** With signatures of DSS (§5.1). */
    DSS("dss"),
    /** With signatures of ECDSA (RFC 4754). */
    ECDSA("ecdsa"),
    /** With public key encryption (§5.2). */
    ENCRYPTION("pke"),
    /** With the revised mode of that (§5.3). */
    REVISED_ENCRYPTION("rpke"),
    /** The responder signs, the initiator is a user with a password. No RFC section: draft-ietf-ipsec-isakmp-hybrid-auth-05. */
    HYBRID("hybrid"),
    /** With a pre-shared key, and then the initiator with a user's password. No RFC section: draft-beaulieu-ike-xauth-02. */
    XAUTH("xauth");

    private final String word;

    Authentication(String word) {
        this.word = word;
    }

    /** Whether both ends know a key. */
    boolean isShared() {
        return this == PSK || this == XAUTH;
    }

    /** Whether the initiator is a user with a password. */
    boolean hasUser() {
        return this == HYBRID || this == XAUTH;
    }

    /** Its word on the command line. */
    public String word() {
        return word;
    }

    /** That of a word. */
    public static Optional<Authentication> of(String word) {
        return Arrays.stream(values()).filter(value -> value.word.equals(word)).findFirst();
    }

    /** Every word. */
    public static String words() {
        return Arrays.stream(values()).map(Authentication::word).collect(Collectors.joining(", "));
    }
}
