package ike.crypto.libcrypto;

import ike.crypto.Direction;
import ike.crypto.KeyedCipher;
import ike.crypto.Secret;
import java.lang.foreign.MemorySegment;

/** A block cipher of OpenSSL's in CBC or counter mode. */
final class EvpCipher extends Context implements KeyedCipher {
    private EvpCipher(MemorySegment cipher, Secret key, Direction direction) {
        super(cipher, direction);
        noPadding();
        key(key);
    }

    static KeyedCipher.Service of(Ciphers ciphers) {
        return (key, direction) -> new EvpCipher(ciphers.of(key), key, direction);
    }

    @Override
    public void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        iv(MemorySegment.ofArray(iv).asSlice(ivOffset));
        if (!update(MemorySegment.ofArray(out).asSlice(outOffset), MemorySegment.ofArray(in).asSlice(inOffset),
                length)) {
            throw new IllegalStateException("CBC and counter mode take everything that fits the array");
        }
    }

    @Override
    public void close() {
        free();
    }
}
