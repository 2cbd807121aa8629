package ike.crypto.tls;

import ike.crypto.Secret;

/** Where a handshake's randomness comes from; the same octets make the same handshake. */
@FunctionalInterface
public interface TlsEntropy {
    /** {@code length} octets that nobody else may know. */
    Secret next(int length);
}
