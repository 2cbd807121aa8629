package ike.wire.v2;

import ike.wire.CodePoint;
import ike.wire.Registry;

/**
 * The certificate encodings of RFC 7296 §3.6: one octet of the CERT and CERTREQ payloads.
 */
public sealed interface CertEncoding extends CodePoint {
    /** The entry of {@code code}; an unassigned one is kept as {@link Unknown}. */
    static CertEncoding of(int code) {
        return Known.REGISTRY.find(code, Unknown::new);
    }

    /** The codes that IANA has assigned. */
    enum Known implements CertEncoding {
        PKCS7_X509(1, "PKCS #7 wrapped X.509 certificate", "RFC 7296"),
        PGP(2, "PGP Certificate", "RFC 7296"),
        DNS_SIGNED_KEY(3, "DNS Signed Key", "RFC 7296"),
        X509_SIGNATURE(4, "X.509 Certificate - Signature", "RFC 7296"),
        KERBEROS_TOKEN(6, "Kerberos Token", "RFC 7296"),
        CRL(7, "Certificate Revocation List (CRL)", "RFC 7296"),
        ARL(8, "Authority Revocation List (ARL)", "RFC 7296"),
        SPKI(9, "SPKI Certificate", "RFC 7296"),
        X509_ATTRIBUTE(10, "X.509 Certificate - Attribute", "RFC 7296"),
        RAW_RSA_KEY(11, "Deprecated (was Raw RSA Key)", "RFC 7670"),
        HASH_AND_URL_X509(12, "Hash and URL of X.509 certificate", "RFC 7296"),
        HASH_AND_URL_BUNDLE(13, "Hash and URL of X.509 bundle", "RFC 7296"),
        OCSP_CONTENT(14, "OCSP Content", "RFC 4806"),
        RAW_PUBLIC_KEY(15, "Raw Public Key", "RFC 7670");

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

    /** A code that is not assigned, or is for private use. */
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
