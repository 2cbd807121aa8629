package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Certificate Request payload (RFC 7296 §3.7): which certification authorities the sender trusts.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Cert Encoding |                                               |
 * +---------------+        Certification Authority                |
 * |                                                               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param encoding which kind of certificate is asked for
 * @param authorities for X.509: SHA-1 hashes of the authorities' public keys, 20 octets each, one behind the other
 */
public record CertReqPayload(CertEncoding encoding, Bytes authorities) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.CERTREQ;
    }

    static CertReqPayload read(WireReader in) {
        in.section("RFC 7296 §3.7");
        return new CertReqPayload(in.code8("Cert Encoding", CertEncoding::of), in.rest("Certification Authority"));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(encoding.code()).bytes(authorities);
    }
}
