package ike.engine.config;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.DistinguishedName;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;

/**
 * What authentication by EAP needs beside an IKE identity (RFC 7296 §2.16).
 *
 * @param methods that may be used, best first, at least one
 * @param identity of our side: the user's name, if it is another one than the IKE identity; of the peer's side: the
 *            pattern that its EAP identity must match, for which it is asked. Absent: the IKE identity
 * @param key for EAP-TLS; of our side the certificate that is shown, of the peer's side which one it may have
 * @param server of our side: who the server of EAP must be, if it is not who the IKE peer is (strongSwan's {@code aaa_id})
 */
public record EapRound(ImmutableList<EapMethod> methods, Optional<IdentityPattern> identity, PublicKeyRound key,
        Optional<IdentityPattern> server) implements Proof {
    private static final int DER_SEQUENCE = 0x30;

    /** By methods that need no certificates. */
    public EapRound(ImmutableList<EapMethod> methods, Optional<IdentityPattern> identity) {
        this(methods, identity, PublicKeyRound.ANY, Optional.empty());
    }

    /** An identity as EAP's text (RFC 3748 §5.1). */
    public static Bytes name(Identification identity) {
        boolean address = (identity.type().equals(IdType.Known.ID_IPV4_ADDR) && identity.data().length() == 4)
                || (identity.type().equals(IdType.Known.ID_IPV6_ADDR) && identity.data().length() == 16);
        return address ? Bytes.utf8(new IpAddress(identity.data()).toString()) : identity.data();
    }

    /** EAP's name as people read it, safe to print; with EAP-TLS it may be a distinguished name in DER. */
    public static String text(Bytes name) {
        Identification identity = identity(name);
        return !name.isEmpty() && name.u8(0) == DER_SEQUENCE
                ? identity.describe().substring(identity.type().label().length() + 1)
                : Printable.text(name);
    }

    /**
     * Whom a certificate has to speak for when EAP's name is this (RFC 5216 §5.2): a distinguished name in DER or in
     * text, an address, else a user at a realm, or a host.
     */
    public static Identification identity(Bytes name) {
        if (!name.isEmpty() && name.u8(0) == DER_SEQUENCE) {
            return new Identification(IdType.Known.ID_DER_ASN1_DN, name);
        }
        String text = name.utf8();
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isPresent()) {
            return Identification.address(address.get());
        }
        return text.contains("=")
                ? DistinguishedName.parse(text)
                        .map(dn -> new Identification(IdType.Known.ID_DER_ASN1_DN, dn.der()))
                        .orElseGet(() -> Identification.fqdn(text))
                : text.contains("@") ? Identification.rfc822(text) : Identification.fqdn(text);
    }
}
