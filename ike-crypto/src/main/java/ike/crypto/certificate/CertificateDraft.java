package ike.crypto.certificate;

import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** A certificate before its {@link Authority} signs it (RFC 5280 §4.1). */
public final class CertificateDraft {
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private final List<GeneralName> alternatives = new ArrayList<>();
    private Instant from = Authority.FROM;
    private Instant to = Authority.TO;
    private X500Name issuer;

    CertificateDraft(X500Name issuer) {
        this.issuer = issuer;
    }

    /** The first moment of its validity. */
    public CertificateDraft from(Instant moment) {
        from = moment;
        return this;
    }

    /** The last moment of its validity. */
    public CertificateDraft to(Instant moment) {
        to = moment;
        return this;
    }

    /** Speaks for this identity too, which is no distinguished name (RFC 5280 §4.2.1.6). */
    public CertificateDraft speaksFor(Identification identity) {
        String text = identity.data().utf8();
        alternatives.add(switch (identity.type()) {
            case IdType.Known.ID_FQDN -> new GeneralName(GeneralName.dNSName, text);
            case IdType.Known.ID_RFC822_ADDR -> new GeneralName(GeneralName.rfc822Name, text);
            case IdType.Known.ID_IPV4_ADDR, IdType.Known.ID_IPV6_ADDR ->
                new GeneralName(GeneralName.iPAddress, new DEROctetString(identity.data().toArray()));
            default -> throw new IllegalArgumentException(identity.describe() + " is no SubjectAltName of IKE");
        });
        return with(Extension.subjectAlternativeName, false,
                new GeneralNames(alternatives.toArray(GeneralName[]::new)));
    }

    CertificateDraft issuer(X500Name other) {
        issuer = other;
        return this;
    }

    /** Where a revocation list of its issuer is (RFC 5280 §4.2.1.13). */
    public CertificateDraft listedAt(String uri) {
        return with(Extension.cRLDistributionPoints, false,
                new CRLDistPoint(new DistributionPoint[]{new DistributionPoint(
                        new DistributionPointName(new GeneralNames(uri(uri))), null, null)}));
    }

    /** Which OCSP responder answers about it (RFC 5280 §4.2.2.1). */
    public CertificateDraft answeredAt(String uri) {
        return with(Extension.authorityInfoAccess, false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(uri)));
    }

    private static GeneralName uri(String text) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, text);
    }

    CertificateDraft with(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
        try {
            extensions.put(oid, new Extension(oid, critical, value.toASN1Primitive().getEncoded("DER")));
            return this;
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    CertificateDraft without(ASN1ObjectIdentifier oid) {
        extensions.remove(oid);
        return this;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    X500Name issuer() {
        return issuer;
    }

    Iterable<Extension> extensions() {
        return extensions.values();
    }
}
