package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Whom a certificate names who knows whether it is revoked (RFC 5280 §4.2.1.13, §4.2.2.1); addresses of any kind. */
final class CertificateAddresses {
    private CertificateAddresses() {
    }

    /** Where its issuer's revocation list is. */
    static ImmutableList<String> lists(Certificate certificate) {
        return addresses(certificate, Extension.cRLDistributionPoints,
                value -> Stream.of(CRLDistPoint.getInstance(value).getDistributionPoints())
                        .map(DistributionPoint::getDistributionPoint)
                        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                        .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames())));
    }

    /** Who answers about it alone (RFC 6960 §3.1). */
    static ImmutableList<String> responders(Certificate certificate) {
        return addresses(certificate, Extension.authorityInfoAccess,
                value -> Stream.of(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                        .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                        .map(AccessDescription::getAccessLocation));
    }

    private static ImmutableList<String> addresses(Certificate certificate, ASN1ObjectIdentifier kind,
            Function<ASN1Encodable, Stream<GeneralName>> names) {
        try {
            return certificate.extension(kind).stream().flatMap(found -> names.apply(found.getParsedValue()))
                    .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                    .map(name -> name.getName().toString()).collect(ImmutableList.toImmutableList());
        } catch (RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at an extension that is none.
            return ImmutableList.of();
        }
    }
}
