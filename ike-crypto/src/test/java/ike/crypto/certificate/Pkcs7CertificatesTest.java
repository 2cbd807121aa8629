package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import java.io.IOException;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;

/** A chain in one payload of IKEv1 (RFC 4945 §3.3.10.2). */
class Pkcs7CertificatesTest {
    private static final Certificate ONE = root("CN=One", 1);
    private static final Certificate TWO = root("CN=Two", 2);

    @Test
    void theChainIsReadInItsOrder() throws IOException {
        assertThat(Pkcs7Certificates.read(wrapped(ONE, TWO))).containsExactly(ONE, TWO);
    }

    /** Nothing is read from what is cut off, longer than anybody sends, or something else. */
    @Test
    void whatIsNoneHoldsNone() throws IOException {
        Bytes whole = wrapped(ONE);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(Pkcs7Certificates.read(whole.slice(0, length))).isEmpty();
        }
        assertThat(Pkcs7Certificates.read(ONE.der())).isEmpty();
        assertThat(Pkcs7Certificates.read(Bytes.zeros(Certificate.MAX_LENGTH + 1))).isEmpty();
        Certificate[] many = new Certificate[40];
        java.util.Arrays.fill(many, ONE);
        assertThat(Pkcs7Certificates.read(wrapped(many))).hasSizeLessThanOrEqualTo(16);
    }

    private static Bytes wrapped(Certificate... certificates) throws IOException {
        ASN1EncodableVector vector = new ASN1EncodableVector();
        for (Certificate certificate : certificates) {
            vector.add(ASN1Primitive.fromByteArray(certificate.der().toArray()));
        }
        SignedData data = new SignedData(new DERSet(), new ContentInfo(CMSObjectIdentifiers.data, null),
                new org.bouncycastle.asn1.BERSet(vector), null, new DERSet());
        return Bytes.owning(new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded("BER"));
    }

    private static Certificate root(String name, long seed) {
        return Authority.of(name, SigningKey.read(SeededKeys.ec("P-256", seed)).orThrow()).root();
    }
}
