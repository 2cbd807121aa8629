package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * A certificate of which nobody here knows whether it is revoked, and where that can be asked (RFC 5280 §4.2.1.13, §4.2.2.1).
 *
 * @param issuer the certificate of its issuer
 */
public record RevocationQuery(Certificate certificate, Certificate issuer) {
    /** So many addresses of one certificate are used. */
    public static final int MOST_ADDRESSES = 4;

    /** Those of a chain that name somebody to ask, the peer's first and its anchor last; the anchor is trusted as it is. */
    public static ImmutableList<RevocationQuery> unsettled(List<Certificate> chain, List<Bytes> crls, List<Bytes> ocsp,
            Instant now) {
        ImmutableList.Builder<RevocationQuery> queries = ImmutableList.builder();
        for (int i = 0; i + 1 < chain.size(); i++) {
            RevocationQuery query = new RevocationQuery(chain.get(i), chain.get(i + 1));
            boolean mayBeAsked = !query.lists().isEmpty() || !query.responders().isEmpty();
            if (mayBeAsked && !query.isSettled(crls, ocsp, now)) {
                queries.add(query);
            }
        }
        return queries.build();
    }

    private boolean isSettled(List<Bytes> crls, List<Bytes> ocsp, Instant now) {
        return Stream.concat(crls.stream().map(list -> RevocationList.status(list, certificate, issuer, now)),
                ocsp.stream().map(response -> OcspResponse.status(response, certificate, issuer, now)))
                .anyMatch(status -> !(status instanceof RevocationStatus.Unknown));
    }

    /** Where its issuer's revocation list is, by HTTP. */
    public ImmutableList<URI> lists() {
        return addresses(Extension.cRLDistributionPoints,
                value -> Stream.of(CRLDistPoint.getInstance(value).getDistributionPoints())
                        .map(DistributionPoint::getDistributionPoint)
                        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
                        .flatMap(name -> Stream.of(GeneralNames.getInstance(name.getName()).getNames())));
    }

    /** Who answers about it alone, by HTTP (RFC 6960 §3.1). */
    public ImmutableList<URI> responders() {
        return addresses(Extension.authorityInfoAccess,
                value -> Stream.of(AuthorityInformationAccess.getInstance(value).getAccessDescriptions())
                        .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                        .map(AccessDescription::getAccessLocation));
    }

    private ImmutableList<URI> addresses(ASN1ObjectIdentifier kind,
            Function<ASN1Encodable, Stream<GeneralName>> names) {
        try {
            return certificate.extension(kind).map(extension -> names.apply(extension.getParsedValue()))
                    .map(RevocationQuery::addresses).orElse(ImmutableList.of());
        } catch (RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at an extension that is none.
            return ImmutableList.of();
        }
    }

    private static ImmutableList<URI> addresses(Stream<GeneralName> names) {
        return names.filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                .flatMap(name -> address(name.getName().toString()).stream()).distinct().limit(MOST_ADDRESSES)
                .collect(ImmutableList.toImmutableList());
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The OCSP request for it in DER, without a nonce, so that responders can answer from their store (RFC 6960 §4.1). */
    public Bytes ocspRequest() {
        try {
            AlgorithmIdentifier sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
            CertID id = new CertID(sha1, new DEROctetString(SignatureHash.SHA1.of(issuer.name().der()).toArray()),
                    new DEROctetString(issuer.publicKey().keyIdentifier().toArray()),
                    new ASN1Integer(certificate.serialNumber()));
            TBSRequest asked = new TBSRequest(null, new DERSequence(new Request(id, null)),
                    (Extensions) null);
            return Bytes.owning(new OCSPRequest(asked, null).getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }
}
