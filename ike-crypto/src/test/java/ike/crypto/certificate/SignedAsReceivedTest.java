package ike.crypto.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.ByteArrayOutputStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.junit.jupiter.api.Test;

/**
 * A signature holds over the octets as received (RFC 5280 §4.1.1.3, §5.1.1.3): whoever changes them to another encoding
 * of BER, which says the same and would be the same again in DER, has changed what was signed.
 */
class SignedAsReceivedTest {
    private static final Bytes LIST = OcspTest.ROOT.list(OcspTest.NOW.minusSeconds(60), OcspTest.NOW.plusSeconds(60),
            ImmutableList.of());

    @Test
    void aRevocationListInAnotherEncodingIsNotSigned() {
        assertThat(list(LIST)).isInstanceOf(RevocationStatus.Good.class);
        assertThat(list(loose(LIST))).isInstanceOfSatisfying(RevocationStatus.Unknown.class,
                unknown -> assertThat(unknown.why()).contains("not signed"));
    }

    @Test
    void anOcspResponseInAnotherEncodingIsNotSigned() throws Exception {
        Bytes basic = basic(OcspTest.response(OcspTest.ROOT, CertificateStatus.GOOD, OcspTest.NOW));
        assertThat(ocsp(basic)).isInstanceOf(RevocationStatus.Good.class);
        assertThat(ocsp(loose(basic))).isInstanceOfSatisfying(RevocationStatus.Unknown.class,
                unknown -> assertThat(unknown.why()).contains("signed by nobody"));
    }

    @Test
    void aRespondersCertificateInAnotherEncodingIsNotSigned() throws Exception {
        Certificate responder = OcspTest.ROOT.peer("C=CH, O=Test, CN=Responder", OcspTest.DELEGATE.key(),
                Identification.fqdn("ocsp.example"), OcspTest.purpose(KeyPurposeId.id_kp_OCSPSigning));
        Bytes basic = basic(OcspTest.response(OcspTest.DELEGATE, CertificateStatus.GOOD, OcspTest.NOW, responder));
        assertThat(ocsp(withCertificate(basic, responder.der()))).isInstanceOf(RevocationStatus.Good.class);
        assertThat(ocsp(withCertificate(basic, loose(responder.der())))).isInstanceOf(RevocationStatus.Unknown.class);
    }

    @Test
    void elementsThatDoNotEndAreNone() {
        assertThat(DerElements.within(Bytes.of(0x30, 2, 5, 0))).containsExactly(Bytes.of(5, 0));
        for (Bytes bad : ImmutableList.of(Bytes.of(), Bytes.of(0x30), Bytes.of(0x30, 0x82, 1), Bytes.of(0x30, 3, 5, 0),
                Bytes.of(0x30, 0x80, 5, 0, 0, 0), Bytes.of(0x30, 2, 5, 1), Bytes.of(0x30, 0x85, 0, 0, 0, 0, 0),
                Bytes.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff), Bytes.of(0x3f, 0), Bytes.of(0x30, 2, 5, 0, 0))) {
            assertThat(DerElements.within(bad)).as("%s", bad).isEmpty();
        }
    }

    private static RevocationStatus list(Bytes list) {
        return RevocationList.status(list, OcspTest.PEERS, OcspTest.ANCHOR, OcspTest.NOW);
    }

    private static RevocationStatus ocsp(Bytes basic) throws Exception {
        byte[] response = new OCSPResponse(new OCSPResponseStatus(0),
                new ResponseBytes(OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(basic.toArray())))
                .getEncoded("DER");
        return OcspResponse.status(Bytes.owning(response), OcspTest.PEERS, OcspTest.ANCHOR, ImmutableList.of(),
                OcspTest.NOW);
    }

    private static Bytes basic(Bytes response) {
        return Bytes.owning(OCSPResponse.getInstance(response.toArray()).getResponseBytes().getResponse().getOctets());
    }

    private static Bytes withCertificate(Bytes basic, Bytes certificate) {
        ImmutableList<Bytes> parts = DerElements.within(basic);
        return element(0x30, parts.get(0), parts.get(1), parts.get(2), element(0xa0, element(0x30, certificate)));
    }

    /** With a length of four octets for the body, where fewer would do. */
    private static Bytes loose(Bytes whole) {
        ImmutableList<Bytes> parts = DerElements.within(whole);
        Bytes body = element(0x30, DerElements.within(parts.get(0)).toArray(new Bytes[0]));
        return element(0x30, ImmutableList.<Bytes>builder().add(body).addAll(parts.subList(1, parts.size())).build()
                .toArray(new Bytes[0]));
    }

    private static Bytes element(int tag, Bytes... parts) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            octets.writeBytes(part.toArray());
        }
        byte[] content = octets.toByteArray();
        octets.reset();
        octets.writeBytes(
                new byte[]{(byte) tag, (byte) 0x84, 0, 0, (byte) (content.length >> 8), (byte) content.length});
        octets.writeBytes(content);
        return Bytes.owning(octets.toByteArray());
    }
}
