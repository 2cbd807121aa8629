package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Certificate payload (RFC 7296 §3.6): one certificate, revocation list, OCSP response, raw key, or where to fetch
 * one.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Cert Encoding |                                               |
 * +---------------+        Certificate Data                       |
 * |                                                               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param encoding how the data are read
 * @param data as the encoding says
 */
public record CertPayload(CertEncoding encoding, Bytes data) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.CERT;
    }

    static CertPayload read(WireReader in) {
        in.section("RFC 7296 §3.6");
        return new CertPayload(in.code8("Cert Encoding", CertEncoding::of), in.rest("Certificate Data"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(encoding.code()).bytes(data);
    }
}
