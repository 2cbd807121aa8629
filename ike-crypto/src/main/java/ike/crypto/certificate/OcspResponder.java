package ike.crypto.certificate;

import ike.wire.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extensions;

/** An authority that answers for what it has issued (RFC 6960 §2.2), for tests and for the lab. */
public final class OcspResponder {
    private final Authority authority;
    private final Predicate<BigInteger> revoked;

    /** One that revokes the certificates with these serial numbers. */
    public OcspResponder(Authority authority, Predicate<BigInteger> revoked) {
        this.authority = authority;
        this.revoked = revoked;
    }

    /** The response in DER to a request in DER; fails if that is none. */
    public Bytes answer(Bytes request, Instant thisUpdate, Instant nextUpdate) throws IOException {
        try {
            ASN1Sequence asked = OCSPRequest.getInstance(request.toArray()).getTbsRequest().getRequestList();
            ASN1EncodableVector single = new ASN1EncodableVector();
            for (int i = 0; i < asked.size(); i++) {
                single.add(about(Request.getInstance(asked.getObjectAt(i)).getReqCert(), thisUpdate, nextUpdate));
            }
            ResponseData data = new ResponseData(new ResponderID(authority.name()),
                    Authority.generalized(thisUpdate), new DERSequence(single), (Extensions) null);
            BasicOCSPResponse basic = new BasicOCSPResponse(data, authority.algorithm(),
                    new DERBitString(authority.sign(Bytes.owning(data.getEncoded("DER")))), null);
            return Bytes.owning(new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                    new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                            new DEROctetString(basic.getEncoded("DER"))))
                    .getEncoded("DER"));
        } catch (IllegalArgumentException e) {
            throw new IOException("no OCSP request: " + e.getMessage(), e);
        }
    }

    private SingleResponse about(CertID id, Instant thisUpdate, Instant nextUpdate) {
        CertStatus status = revoked.test(id.getSerialNumber().getValue())
                ? new CertStatus(new RevokedInfo(Authority.generalized(thisUpdate), null))
                : new CertStatus();
        return new SingleResponse(id, status, Authority.generalized(thisUpdate), Authority.generalized(nextUpdate),
                (Extensions) null);
    }
}
