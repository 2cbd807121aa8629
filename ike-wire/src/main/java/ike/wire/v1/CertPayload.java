package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Certificate payload (RFC 2408 §3.9): a certificate, or something like it.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+-----------------------------------------------+
 * | Cert Encoding |                Certificate Data               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param encoding what {@code data} are
 * @param data the certificate; with revised public key encryption the whole body is encrypted instead
 */
public record CertPayload(CertEncoding encoding, Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.CERT;
    }

    static CertPayload read(WireReader in) {
        CertEncoding encoding = in.section("RFC 2408 §3.9").code8("Cert Encoding", CertEncoding::of);
        in.summary(encoding, CertEncoding::label);
        return new CertPayload(encoding, in.rest("Certificate Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(encoding.code()).bytes(data);
    }
}
