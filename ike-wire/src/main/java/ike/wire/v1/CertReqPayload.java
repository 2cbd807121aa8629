package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.DistinguishedNameText;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Certificate Request payload (RFC 2408 §3.10): a kind of certificate that the sender would accept.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+-----------------------------------------------+
 * |   Cert. Type  |             Certificate Authority             |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param encoding what {@code data} are
 * @param data the distinguished name of an acceptable authority; empty for any
 */
public record CertReqPayload(CertEncoding encoding, Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.CERT_REQ;
    }

    static CertReqPayload read(WireReader in) {
        CertEncoding encoding = in.section("RFC 2408 §3.10").code8("Cert. Type", CertEncoding::of);
        in.summary(encoding, CertEncoding::label);
        return new CertReqPayload(encoding, in.bytes("Certificate Authority", in.remaining(), CertReqPayload::name));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(encoding.code()).bytes(data);
    }

    private static String name(Bytes authority) {
        return authority.isEmpty() ? "" : DistinguishedNameText.of(authority).orElseGet(authority::hex);
    }
}
