package ike.crypto.tls;

import com.google.common.primitives.Ints;
import ike.crypto.signature.KeyType;
import org.bouncycastle.tls.CipherSuite;

/** Cipher suites that we take part in, best first: such with forward secrecy and no others. */
final class TlsSuites {
    private static final int[] TLS13 = {CipherSuite.TLS_AES_128_GCM_SHA256, CipherSuite.TLS_AES_256_GCM_SHA384,
            CipherSuite.TLS_CHACHA20_POLY1305_SHA256};
    private static final int[] ECDSA = {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384};
    private static final int[] RSA = {CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256, CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
            CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA256, CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256};

    private TlsSuites() {
    }

    static int[] ofClient() {
        return Ints.concat(TLS13, ECDSA, RSA);
    }

    /** In TLS 1.2 a suite says which kind of key the server has; EdDSA goes under the name of ECDSA (RFC 8422 §5.1.1). */
    static int[] ofServer(KeyType type) {
        return Ints.concat(TLS13, type == KeyType.RSA ? RSA : ECDSA);
    }
}
