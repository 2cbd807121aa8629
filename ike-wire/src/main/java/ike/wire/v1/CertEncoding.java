package ike.wire.v1;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * How a certificate or a request for one is written (RFC 2408 §3.9): one octet.
 */
public sealed interface CertEncoding extends CodePoint {
    /** The entry of {@code code}; one without a name is kept as {@link Unknown}. */
    static CertEncoding of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that are assigned or in wide use. */
    enum Known implements CertEncoding {
        NONE(0, "NONE", "RFC 2408"),
        PKCS7_WRAPPED_X509(1, "PKCS #7 wrapped X.509 certificate", "RFC 2408"),
        PGP(2, "PGP Certificate", "RFC 2408"),
        DNS_SIGNED_KEY(3, "DNS Signed Key", "RFC 2408"),
        X509_SIGNATURE(4, "X.509 Certificate - Signature", "RFC 2408"),
        X509_KEY_EXCHANGE(5, "X.509 Certificate - Key Exchange", "RFC 2408"),
        KERBEROS_TOKENS(6, "Kerberos Tokens", "RFC 2408"),
        CRL(7, "Certificate Revocation List (CRL)", "RFC 2408"),
        ARL(8, "Authority Revocation List (ARL)", "RFC 2408"),
        SPKI(9, "SPKI Certificate", "RFC 2408"),
        X509_ATTRIBUTE(10, "X.509 Certificate - Attribute", "RFC 2408");

        private static final Registry<CertEncoding> REGISTRY = Registry.of(values(), Registry.OCTET);

        private final int code;
        private final String label;
        private final String reference;

        Known(int code, String label, String reference) {
            this.code = code;
            this.label = label;
            this.reference = reference;
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public String reference() {
            return reference;
        }
    }

    /** A code without a name here: unassigned, or for private use. */
    record Unknown(int code) implements CertEncoding {
        public Unknown {
            Known.REGISTRY.requireUnassigned(code);
        }

        @Override
        public String label() {
            return CodePoint.unknown(code);
        }

        @Override
        public String toString() {
            return label();
        }
    }
}
