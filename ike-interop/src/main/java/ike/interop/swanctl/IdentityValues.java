package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.BaseEncoding;
import ike.crypto.certificate.DistinguishedName;
import ike.engine.config.AddressPattern;
import ike.engine.config.IdentityPattern;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * Identities, in strongSwan's notation. Without a prefix the type shows in the text:
 *
 * <pre>
 *   %any  *  0.0.0.0  ::              anybody; as our own identity: our outer address
 *   192.0.2.1  2001:db8::1            ID_IPV4_ADDR, ID_IPV6_ADDR
 *   192.0.2.0/24  192.0.2.1-192.0.2.9 any such identity with an address of these
 *   moon.example.org  *.example.org   ID_FQDN, exactly or by its end
 *   carol@example.org  *@example.org  ID_RFC822_ADDR, exactly or by its end
 *   {@literal @}moon                             ID_FQDN, whatever it looks like
 *   {@literal @@}carol                           ID_RFC822_ADDR, whatever it looks like
 *   {@literal @}#00ff                            ID_KEY_ID of these octets
 *   C=CH, O=strongSwan, CN=moon       ID_DER_ASN1_DN; a part may be {@code *}
 *   with:colons                       ID_KEY_ID of these characters
 * </pre>
 *
 * A prefix says the type: {@code asn1dn: fqdn: dns: email: rfc822: userfqdn: keyid: ipv4: ipv6:}, or its number as
 * <code>{11}:</code>. Behind a prefix stand the characters as they are, or {@code #} and hexadecimal digits (RFC 7296
 * §3.5 lists the types).
 */
final class IdentityValues {
    private static final ImmutableMap<String, IdType.Known> PREFIXES = ImmutableMap.<String, IdType.Known>builder()
            .put("ipv4:", IdType.Known.ID_IPV4_ADDR).put("ipv6:", IdType.Known.ID_IPV6_ADDR)
            .put("rfc822:", IdType.Known.ID_RFC822_ADDR).put("email:", IdType.Known.ID_RFC822_ADDR)
            .put("userfqdn:", IdType.Known.ID_RFC822_ADDR).put("fqdn:", IdType.Known.ID_FQDN)
            .put("dns:", IdType.Known.ID_FQDN).put("keyid:", IdType.Known.ID_KEY_ID)
            .put("{1}:", IdType.Known.ID_IPV4_ADDR)
            .put("{2}:", IdType.Known.ID_FQDN).put("{3}:", IdType.Known.ID_RFC822_ADDR)
            .put("{5}:", IdType.Known.ID_IPV6_ADDR).put("{11}:", IdType.Known.ID_KEY_ID).buildOrThrow();
    private static final ImmutableSet<String> UNSUPPORTED = ImmutableSet.of("asn1gn:", "xmppaddr:", "uri:",
            "ipv4net:", "ipv6net:", "ipv4range:", "ipv6range:", "{");
    private static final String DISTINGUISHED = "asn1dn:";
    private static final ImmutableSet<String> ANYBODY = ImmutableSet.of("", "%any", "%any6", "0.0.0.0", "*", "::",
            "0::0");

    private IdentityValues() {
    }

    /** Which identities the text means. */
    static IdentityPattern pattern(String value) throws BadValue {
        String lower = Ascii.toLowerCase(value);
        for (var prefix : PREFIXES.entrySet()) {
            if (lower.startsWith(prefix.getKey())) {
                return prefixed(prefix.getValue(), value, value.substring(prefix.getKey().length()));
            }
        }
        if (UNSUPPORTED.stream().anyMatch(lower::startsWith)) {
            throw BadValue.unsupported(value, "an address, a domain name, a mail address, or keyid:");
        }
        if (lower.startsWith(DISTINGUISHED)) {
            return distinguished(value, value.substring(DISTINGUISHED.length()));
        }
        if (value.contains("=")) {
            return distinguished(value, value);
        }
        if (value.startsWith("@")) {
            return marked(value);
        }
        if (value.contains("@")) {
            return named(IdType.Known.ID_RFC822_ADDR, value);
        }
        return ANYBODY.contains(value) ? IdentityPattern.any() : addressOrName(value);
    }

    private static IdentityPattern distinguished(String value, String name) throws BadValue {
        DistinguishedName parsed = DistinguishedName.parse(name)
                .orElseThrow(
                        () -> BadValue.expected(value, "a distinguished name, like \"C=CH, O=strongSwan, CN=moon\";"
                                + " for a key id with = in it, keyid:" + value));
        return parsed.isPattern()
                ? new IdentityPattern.Name(parsed)
                : new IdentityPattern.Exactly(new Identification(IdType.Known.ID_DER_ASN1_DN, parsed.der()));
    }

    private static IdentityPattern prefixed(IdType.Known type, String value, String rest) throws BadValue {
        boolean named = type == IdType.Known.ID_FQDN || type == IdType.Known.ID_RFC822_ADDR;
        if (rest.startsWith("#")) {
            Identification identity = new Identification(type, octets(value, rest.substring(1)));
            checkAddress(identity, value);
            return new IdentityPattern.Exactly(identity);
        }
        if (named && rest.startsWith("^") && rest.endsWith("$")) {
            throw BadValue
                    .saying("regular expressions are not supported yet; expected an identity, or one with * in front");
        }
        if (named) {
            return named(type, rest);
        }
        checkNotEmpty(rest, type.label());
        Identification identity = new Identification(type, Bytes.utf8(rest));
        checkAddress(identity, value);
        return new IdentityPattern.Exactly(identity);
    }

    private static IdentityPattern marked(String value) throws BadValue {
        if (value.startsWith("@#")) {
            return new IdentityPattern.Exactly(Identification.keyId(octets(value, value.substring(2))));
        }
        return value.startsWith("@@")
                ? named(IdType.Known.ID_RFC822_ADDR, value.substring(2))
                : named(IdType.Known.ID_FQDN, value.substring(1));
    }

    private static IdentityPattern named(IdType.Known type, String name) throws BadValue {
        checkNotEmpty(name, type.label());
        return name.startsWith("*")
                ? new IdentityPattern.Suffix(type, name.substring(1))
                : new IdentityPattern.Exactly(new Identification(type, Bytes.utf8(name)));
    }

    private static IdentityPattern addressOrName(String value) throws BadValue {
        Optional<IpAddress> address = IpAddress.parse(value);
        if (address.isPresent()) {
            return new IdentityPattern.Exactly(Identification.address(address.get()));
        }
        Optional<AddressSpan> span = AddressSpan.parse(value);
        if (span.isPresent()) {
            return new IdentityPattern.Addresses(new AddressPattern(span.get().first(), span.get().last()));
        }
        return value.contains(":")
                ? new IdentityPattern.Exactly(Identification.keyId(Bytes.utf8(value)))
                : named(IdType.Known.ID_FQDN, value);
    }

    private static Bytes octets(String value, String digits) throws BadValue {
        String hex = Ascii.toUpperCase(CharMatcher.is(':').removeFrom(digits));
        if (hex.length() % 2 != 0 || !BaseEncoding.base16().canDecode(hex)) {
            throw BadValue.expected(value, "pairs of hexadecimal digits behind the #");
        }
        return Bytes.owning(BaseEncoding.base16().decode(hex));
    }

    private static void checkNotEmpty(String name, String type) throws BadValue {
        if (name.isEmpty()) {
            throw BadValue
                    .saying("an empty " + type + "; expected an identity, in double quotes if it contains a \"#\"");
        }
    }

    private static void checkAddress(Identification identity, String value) throws BadValue {
        int length = identity.data().length();
        int wanted = identity.type() == IdType.Known.ID_IPV4_ADDR ? 4 : 16;
        boolean address = wanted == 4 || identity.type() == IdType.Known.ID_IPV6_ADDR;
        if (address && length != wanted) {
            throw BadValue.expected(value, "the address without a prefix, like 192.0.2.1; a prefix takes octets, like"
                    + " ipv4:#c0000201");
        }
    }
}
