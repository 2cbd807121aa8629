package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * A certificate of which nobody here knows whether it is revoked, and where that can be asked (RFC 5280 §4.2.1.13, §4.2.2.1).
 *
 * @param issuer the certificate of its issuer
 * @param lists where its issuer's revocation list is, by HTTP
 * @param responders who answers about it alone, by HTTP (RFC 6960 §3.1)
 */
public record RevocationQuery(Certificate certificate, Certificate issuer, ImmutableList<URI> lists,
        ImmutableList<URI> responders) {

    /** Those of a chain about which somebody can be asked, the peer's first and its anchor last; the anchor is trusted as it is. */
    public static ImmutableList<RevocationQuery> unsettled(List<Certificate> chain, List<Bytes> crls, List<Bytes> ocsp,
            RevocationSources sources, Instant now) {
        ImmutableList.Builder<RevocationQuery> queries = ImmutableList.builder();
        for (int i = 0; i + 1 < chain.size(); i++) {
            RevocationQuery query = of(chain.get(i), chain.get(i + 1), sources);
            boolean mayBeAsked = !query.lists().isEmpty() || !query.responders().isEmpty();
            if (mayBeAsked && sources.statuses(query.certificate(), query.issuer(), crls, ocsp, now)
                    .allMatch(status -> status instanceof RevocationStatus.Unknown)) {
                queries.add(query);
            }
        }
        return queries.build();
    }

    private static RevocationQuery of(Certificate certificate, Certificate issuer, RevocationSources sources) {
        return new RevocationQuery(certificate, issuer, sources.lists(certificate, issuer),
                sources.responders(certificate, issuer));
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
