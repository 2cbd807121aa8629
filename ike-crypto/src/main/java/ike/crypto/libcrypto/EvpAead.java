package ike.crypto.libcrypto;

import ike.crypto.Direction;
import ike.crypto.KeyedAead;
import ike.crypto.Secret;
import java.lang.foreign.MemorySegment;

/** AES-GCM, AES-CCM and ChaCha20-Poly1305 of OpenSSL's. */
final class EvpAead extends Context implements KeyedAead {
    private final int icvLength;
    private final boolean sealing;
    private final boolean ccm;

    private EvpAead(MemorySegment cipher, Secret key, int icvLength, Direction direction, int nonceLength,
            boolean ccm) {
        super(cipher, direction);
        this.icvLength = icvLength;
        this.ccm = ccm;
        sealing = direction == Direction.SEAL;
        control(Evp.SET_NONCE_LENGTH, nonceLength, Evp.NULL);
        if (ccm) {
            control(Evp.SET_TAG, icvLength, Evp.NULL);
        }
        key(key);
    }

    static KeyedAead.Service of(Ciphers ciphers) {
        return (key, icvLength, direction) -> new EvpAead(ciphers.of(key), key, icvLength, direction, 12, false);
    }

    /** CCM with the nonces of RFC 4309; it must know all lengths before the octets. */
    static KeyedAead.Service ccm(Ciphers ciphers) {
        return (key, icvLength, direction) -> new EvpAead(ciphers.of(key), key, icvLength, direction, 11, true);
    }

    @Override
    public int run(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength,
            byte[] out, int outOffset) {
        int length = sealing ? inLength : inLength - icvLength;
        if (length < 0) {
            return FORGED;
        }
        MemorySegment from = MemorySegment.ofArray(in);
        MemorySegment to = MemorySegment.ofArray(out);
        iv(MemorySegment.ofArray(nonce));
        if (!sealing) {
            control(Evp.SET_TAG, icvLength, from.asSlice(inOffset + length));
        }
        if (ccm) {
            update(Evp.NULL, Evp.NULL, length);
        }
        if (aadLength > 0) {
            update(Evp.NULL, MemorySegment.ofArray(aad).asSlice(aadOffset), aadLength);
        }
        boolean good = update(to.asSlice(outOffset), from.asSlice(inOffset), length)
                && (ccm || finish(to.asSlice(outOffset + length)));
        if (!sealing) {
            return good ? length : FORGED;
        }
        control(Evp.GET_TAG, icvLength, to.asSlice(outOffset + length));
        return length + icvLength;
    }

    @Override
    public void close() {
        free();
    }
}
