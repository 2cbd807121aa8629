package ike.crypto.certificate;

import ike.wire.Bytes;
import ike.wire.Printable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A distinguished name (RFC 5280 §4.1.2.4), and as a pattern one in which a value may be {@code *}: the way of
 * strongSwan, {@code C=CH, O=strongSwan, CN=*} fits every name of three parts with the same first two.
 *
 * @param der its encoding, also the data of ID_DER_ASN1_DN (RFC 7296 §3.5)
 */
public record DistinguishedName(Bytes der) {
    private static final String ANY = "*";

    /** The name that a text with commas or slashes between its parts means, {@code C=CH, CN=moon}; none if it is no name. */
    public static Optional<DistinguishedName> parse(String text) {
        String listed = text.startsWith("/") ? text.substring(1).replace("/", ",") : text;
        if (!listed.contains("=")) {
            return Optional.empty();
        }
        try {
            X500Name name = new X500Name(BCStyle.INSTANCE, listed.strip());
            return name.size() == 0 ? Optional.empty() : Optional.of(of(name));
        } catch (RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no name.
            return Optional.empty();
        }
    }

    static DistinguishedName of(X500Name name) {
        try {
            return new DistinguishedName(Bytes.owning(name.getEncoded("DER")));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    /** True when a value of it is {@code *}. */
    public boolean isPattern() {
        return name().filter(parts -> java.util.Arrays.stream(parts.getRDNs())
                .anyMatch(part -> text(part).equals(ANY))).isPresent();
    }

    /** Whether {@code other} has the same parts in the same order; letters alike whatever their case, {@code *} fits all. */
    public boolean matches(DistinguishedName other) {
        Optional<X500Name> mine = name();
        Optional<X500Name> theirs = other.name();
        if (mine.isEmpty() || theirs.isEmpty()) {
            return false;
        }
        RDN[] wanted = mine.get().getRDNs();
        RDN[] found = theirs.get().getRDNs();
        boolean same = wanted.length == found.length;
        for (int i = 0; same && i < wanted.length; i++) {
            same = matches(wanted[i], found[i]);
        }
        return same;
    }

    private static boolean matches(RDN wanted, RDN found) {
        AttributeTypeAndValue[] a = wanted.getTypesAndValues();
        AttributeTypeAndValue[] b = found.getTypesAndValues();
        boolean same = a.length == b.length;
        for (int i = 0; same && i < a.length; i++) {
            same = a[i].getType().equals(b[i].getType())
                    && (text(a[i]).equals(ANY) || folded(a[i]).equals(folded(b[i])));
        }
        return same;
    }

    private static String folded(AttributeTypeAndValue value) {
        return text(value).toLowerCase(Locale.ROOT);
    }

    private static String text(RDN part) {
        return text(part.getFirst());
    }

    private static String text(AttributeTypeAndValue value) {
        return value.getValue() instanceof ASN1String string ? string.getString().strip() : value.getValue().toString();
    }

    private Optional<X500Name> name() {
        try {
            X500Name parsed = X500Name.getInstance(BCStyle.INSTANCE, X500Name.getInstance(der.toArray()));
            requireReadable(parsed);
            return Optional.of(parsed);
        } catch (RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no name.
            return Optional.empty();
        }
    }

    /** Bouncy Castle takes a name apart only when it is looked at; what is wrong in it shall be found now. */
    static void requireReadable(X500Name name) {
        for (RDN part : name.getRDNs()) {
            for (AttributeTypeAndValue value : part.getTypesAndValues()) {
                text(value);
            }
        }
    }

    /** {@code C=CH, O=strongSwan, CN=moon}, safe to print; the octets where they are no name. */
    @Override
    public String toString() {
        return name().map(parts -> Printable.line(parts.toString().replace(",", ", "))).orElse(der.hex());
    }
}
