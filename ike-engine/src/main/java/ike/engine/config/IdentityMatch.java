package ike.engine.config;

import ike.crypto.certificate.DistinguishedName;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Locale;

/** Compares identities with patterns, the way of strongSwan: exact beats suffix beats any. */
public final class IdentityMatch {
    /** The fit of an equal identity. */
    public static final int EXACT = 3;

    private IdentityMatch() {
    }

    /**
     * 0 when the identity is not meant; {@link #EXACT} when it is named; less for wider patterns. Who says to be nobody is not
     * anybody (RFC 7619 §2.4).
     */
    public static int fit(IdentityPattern pattern, Identification identity) {
        return switch (pattern) {
            case IdentityPattern.Any() -> identity.equals(Identification.NOBODY) ? 0 : 1;
            case IdentityPattern.Exactly(Identification wanted) -> sameIdentity(wanted, identity) ? EXACT : 0;
            case IdentityPattern.Suffix(IdType type, String suffix) ->
                type.equals(identity.type()) && lower(identity).endsWith(suffix.toLowerCase(Locale.ROOT)) ? 2 : 0;
            case IdentityPattern.Name(DistinguishedName name) ->
                isName(identity) && name.matches(new DistinguishedName(identity.data())) ? 2 : 0;
            case IdentityPattern.Addresses(AddressPattern range) ->
                isAddress(identity) && range.matches(new IpAddress(identity.data())) ? 2 : 0;
        };
    }

    /** The same for a name of EAP, which has no type: only its text, or a distinguished name in it (RFC 3748 §5.1, 5216 §5.2). */
    public static int fitName(IdentityPattern pattern, Bytes name) {
        return switch (pattern) {
            case IdentityPattern.Any() -> 1;
            case IdentityPattern.Exactly(Identification wanted) when isName(wanted) ->
                sameIdentity(wanted, EapRound.identity(name)) ? EXACT : 0;
            case IdentityPattern.Exactly(Identification wanted) -> EapRound.name(wanted).equals(name) ? EXACT : 0;
            case IdentityPattern.Suffix(var _, String suffix) ->
                name.utf8().toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT)) ? 2 : 0;
            case IdentityPattern.Name _,IdentityPattern.Addresses _ -> fit(pattern, EapRound.identity(name));
        };
    }

    /** The same for octets that are a name and have no type, such as a PPK_ID (RFC 8784 §5.1). */
    public static int fitOctets(IdentityPattern pattern, Bytes octets) {
        return switch (pattern) {
            case IdentityPattern.Any() -> 1;
            case IdentityPattern.Exactly(Identification wanted) -> wanted.data().equals(octets) ? EXACT : 0;
            case IdentityPattern.Suffix _,IdentityPattern.Name _,IdentityPattern.Addresses _ ->
                fitName(pattern, octets);
        };
    }

    private static boolean sameIdentity(Identification a, Identification b) {
        boolean name = a.type().equals(IdType.Known.ID_FQDN) || a.type().equals(IdType.Known.ID_RFC822_ADDR);
        return a.equals(b) || (name && a.type().equals(b.type()) && lower(a).equals(lower(b)))
                || (isName(a) && isName(b) && isSame(new DistinguishedName(a.data()), new DistinguishedName(b.data())));
    }

    /** The same text may be written in several kinds of strings (RFC 5280 §4.1.2.4). */
    private static boolean isSame(DistinguishedName a, DistinguishedName b) {
        return !a.isPattern() && !b.isPattern() && a.matches(b);
    }

    /** What a peer calls an address need not have the length of one. */
    private static boolean isAddress(Identification identity) {
        int length = identity.data().length();
        return identity.type().equals(IdType.Known.ID_IPV4_ADDR)
                ? length == 4
                : identity.type().equals(IdType.Known.ID_IPV6_ADDR) && length == 16;
    }

    private static boolean isName(Identification identity) {
        return identity.type().equals(IdType.Known.ID_DER_ASN1_DN);
    }

    private static String lower(Identification identity) {
        return identity.data().utf8().toLowerCase(Locale.ROOT);
    }
}
