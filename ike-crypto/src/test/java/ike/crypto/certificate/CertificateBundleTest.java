package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.io.IOException;
import java.util.Collections;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;

/** Several certificates and revocation lists in one file (RFC 7296 §3.6). */
class CertificateBundleTest {
    private static final Authority AUTHORITY = Authority.of("CN=One",
            SigningKey.read(SeededKeys.ec("P-256", 1)).orThrow());
    private static final Certificate ONE = AUTHORITY.root();
    private static final Bytes LIST = AUTHORITY.list(Authority.FROM, Authority.TO, ImmutableList.of());

    @Test
    void bothKindsAreRead() throws IOException {
        CertificateBundle read = CertificateBundle.read(bundle(tagged(1, LIST), tagged(0, ONE.der()))).orThrow();
        assertThat(read.certificates()).containsExactly(ONE);
        assertThat(read.crls()).containsExactly(LIST);
    }

    @Test
    void whatIsCutOffIsNone() throws IOException {
        Bytes whole = bundle(tagged(0, ONE.der()));
        for (int length = 0; length < whole.length(); length++) {
            assertBad(whole.slice(0, length));
        }
        assertBad(Bytes.concat(whole, Bytes.of(0)));
    }

    @Test
    void whatHoldsSomethingElseIsNone() throws IOException {
        assertBad(bundle());
        assertBad(ONE.der());
        assertBad(bundle(tagged(2, ONE.der())));
        assertBad(bundle(tagged(1, ONE.der())));
        assertBad(bundle(tagged(0, LIST)));
        assertBad(bundle(tagged(0, ONE.der()), new DEROctetString(new byte[0])));
        assertBad(bundle(new DERTaggedObject(true, 0, new DERSequence())));
        assertBad(Bytes.owning(new DERSet(tagged(0, ONE.der())).getEncoded("DER")));
    }

    @Test
    void soManyAndNoMore() throws IOException {
        assertThat(CertificateBundle.read(bundle(times(CertificateBundle.MOST))).orThrow().certificates())
                .hasSize(CertificateBundle.MOST);
        assertBad(bundle(times(CertificateBundle.MOST + 1)));
    }

    private static ASN1Encodable[] times(int count) throws IOException {
        return Collections.nCopies(count, tagged(0, ONE.der())).toArray(ASN1Encodable[]::new);
    }

    private static void assertBad(Bytes der) {
        assertThat(CertificateBundle.read(der)).isInstanceOf(Decoded.Bad.class);
    }

    private static Bytes bundle(ASN1Encodable... elements) throws IOException {
        return Bytes.owning(new DERSequence(elements).getEncoded("DER"));
    }

    private static ASN1Encodable tagged(int tag, Bytes der) throws IOException {
        return new DERTaggedObject(true, tag, ASN1Primitive.fromByteArray(der.toArray()));
    }
}
