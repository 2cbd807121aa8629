package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * The certificates in a SignedData of PKCS #7 that signs nothing (RFC 2315 §9, RFC 5652 §5): how some peers of IKEv1
 * send a whole chain in one payload (RFC 4945 §3.3.10.2).
 */
public final class Pkcs7Certificates {
    /** How many are read. */
    private static final int MOST = 16;

    private Pkcs7Certificates() {
    }

    /** Those that can be read, in their order; none from what is no such object. */
    public static ImmutableList<Certificate> read(Bytes der) {
        if (der.length() > Certificate.MAX_LENGTH) {
            return ImmutableList.of();
        }
        try {
            ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der.toArray()));
            if (!content.getContentType().equals(CMSObjectIdentifiers.signedData)) {
                return ImmutableList.of();
            }
            ASN1Set set = SignedData.getInstance(content.getContent()).getCertificates();
            ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
            for (int i = 0; set != null && i < Math.min(set.size(), MOST); i++) {
                ASN1Encodable certificate = set.getObjectAt(i);
                Certificate.read(Bytes.owning(certificate.toASN1Primitive().getEncoded("DER"))).toOptional()
                        .ifPresent(certificates::add);
            }
            return certificates.build();
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle throws many kinds of unchecked exceptions at what is no such object.
            return ImmutableList.of();
        }
    }
}
