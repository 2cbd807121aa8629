package ike.crypto.libcrypto;

import ike.crypto.RsaOperation;
import java.lang.foreign.MemorySegment;

/** RSA of OpenSSL's, in constant time and blinded. */
final class PkeyRsa implements RsaOperation {
    private final MemorySegment key;

    private PkeyRsa(MemorySegment key) {
        this.key = key;
    }

    static RsaOperation keyed(byte[] privateKeyInfo) {
        MemorySegment key = Pkey.decode(privateKeyInfo);
        if (key.equals(Evp.NULL)) {
            throw new IllegalArgumentException("libcrypto takes no such private key");
        }
        return new PkeyRsa(key);
    }

    @Override
    public byte[] apply(byte[] block) {
        return Pkey.rsa(key, block);
    }

    /** It raises the result of both halves to the public exponent, and takes the long way if that is not the block. */
    @Override
    public boolean checksItself() {
        return true;
    }
}
