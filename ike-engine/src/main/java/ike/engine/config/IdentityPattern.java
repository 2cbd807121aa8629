package ike.engine.config;

import ike.crypto.certificate.DistinguishedName;
import ike.wire.v2.Identification;

/** Which identities a configuration means. */
public sealed interface IdentityPattern {
    /** Any identity; as our own one: the outer address. */
    record Any() implements IdentityPattern {
    }

    /** Exactly this one, names without regard to case. */
    record Exactly(Identification identity) implements IdentityPattern {
    }

    /**
     * Any FQDN or RFC822 identity that ends like this: {@code *.example.org}, {@code *@example.org}; the suffix keeps
     * its dot or at-sign.
     */
    record Suffix(ike.wire.v2.IdType type, String suffix) implements IdentityPattern {
    }

    /** Any distinguished name that this one fits, parts of which may be {@code *}. */
    record Name(DistinguishedName pattern) implements IdentityPattern {
    }

    /** Any ID_IPV4_ADDR or ID_IPV6_ADDR whose address is meant. */
    record Addresses(AddressPattern range) implements IdentityPattern {
    }

    /** Any identity. */
    static IdentityPattern any() {
        return new Any();
    }
}
