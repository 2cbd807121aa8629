package ike.engine.config;

import ike.wire.v2.Identification;

/** Which identities a configuration means. */
public sealed interface IdentityPattern {
    /** Any identity; as our own one: the outer address. */
    record Any() implements IdentityPattern {
    }

    /** Exactly this one, FQDN and the domain of RFC822 without regard to case. */
    record Exactly(Identification identity) implements IdentityPattern {
    }

    /**
     * Any FQDN or RFC822 identity that ends like this: {@code *.example.org}, {@code *@example.org}; the suffix keeps
     * its dot or at-sign.
     */
    record Suffix(ike.wire.v2.IdType type, String suffix) implements IdentityPattern {
    }

    /** Any identity. */
    static IdentityPattern any() {
        return new Any();
    }
}
