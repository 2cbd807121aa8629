package ike.crypto.certificate;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;

/**
 * The bundle that a peer may name by hash and URL (RFC 7296 §3.6): certificates, and revocation lists in DER.
 *
 * <pre>{@code
 * CertificateOrCRL ::= CHOICE { cert [0] Certificate, crl [1] CertificateList }      -- explicit tags
 * CertificateBundle ::= SEQUENCE OF CertificateOrCRL
 * }</pre>
 */
public record CertificateBundle(ImmutableList<Certificate> certificates, ImmutableList<Bytes> crls) {
    /** So many certificates and revocation lists together are read. */
    public static final int MOST = 16;

    private static final int SEQUENCE = 0x30;
    private static final int CERTIFICATE = 0xa0;
    private static final int REVOCATION_LIST = 0xa1;

    /** Reads a bundle in DER; what holds something that cannot be read is none. */
    public static Decoded<CertificateBundle> read(Bytes der) {
        ImmutableList<Bytes> elements = DerElements.within(der);
        if (elements.isEmpty() || der.u8(0) != SEQUENCE || elements.size() > MOST) {
            return bad("not a SEQUENCE of 1 to " + MOST + " certificates and revocation lists");
        }
        ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
        ImmutableList.Builder<Bytes> crls = ImmutableList.builder();
        for (Bytes element : elements) {
            switch (element(element)) {
                case Decoded.Bad<?>(Malformed why) -> {
                    return bad(why.problem());
                }
                case Decoded.Ok<?>(Certificate certificate) -> certificates.add(certificate);
                case Decoded.Ok<?>(Bytes list) -> crls.add(list);
                case Decoded.Ok<?> other -> throw new IllegalStateException(other + " is no element of a bundle");
            }
        }
        return new Decoded.Ok<>(new CertificateBundle(certificates.build(), crls.build()));
    }

    private static Decoded<?> element(Bytes tagged) {
        ImmutableList<Bytes> inner = DerElements.within(tagged);
        if (inner.size() != 1) {
            return bad("a tag that does not hold one element");
        }
        return switch (tagged.u8(0)) {
            case CERTIFICATE -> Certificate.read(inner.getFirst());
            case REVOCATION_LIST -> RevocationFile.read(inner.getFirst());
            default -> bad("neither a certificate nor a revocation list under tag " + tagged.u8(0));
        };
    }

    private static Decoded<CertificateBundle> bad(String problem) {
        return new Decoded.Bad<>(new Malformed("CertificateBundle", 0, problem, "RFC 7296 §3.6"));
    }
}
