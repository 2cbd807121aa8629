package ike.crypto.certificate;

/** What one source says of a certificate (RFC 6960 §2.2, RFC 5280 §6.3). */
sealed interface RevocationStatus {
    /** The source is fresh, speaks for the issuer, and does not revoke it. */
    record Good(String source) implements RevocationStatus {
    }

    /** The source revokes it. */
    record Revoked(String when) implements RevocationStatus {
    }

    /** The source says nothing that counts. */
    record Unknown(String why) implements RevocationStatus {
    }

    /** Revoked beats good, good beats unknown, and of two that know nothing the later says why. */
    static RevocationStatus better(RevocationStatus a, RevocationStatus b) {
        return switch (a) {
            case Revoked _ -> a;
            case Good _ -> b instanceof Revoked ? b : a;
            case Unknown _ -> b;
        };
    }
}
