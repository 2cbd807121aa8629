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
        Stage stage = Stage.ofThread();
        stage.take(nonce, aad, aadOffset, aadLength, in, inOffset, inLength, icvLength);
        boolean good = work(stage, stage.data(), aadLength, length);
        if (!sealing) {
            stage.give(out, outOffset, good ? length : 0);
            return good ? length : FORGED;
        }
        require(EvpAt.control(context(), Evp.GET_TAG, icvLength, stage.data() + length));
        stage.give(out, outOffset, length + icvLength);
        return length + icvLength;
    }

    /** In its place; the check value stands, or will stand, behind it. False when it does not fit. */
    private boolean work(Stage stage, long data, int aadLength, int length) {
        long written = stage.written();
        require(EvpAt.begin(context(), stage.nonce(), sealing ? 1 : 0));
        if (!sealing) {
            require(EvpAt.control(context(), Evp.SET_TAG, icvLength, data + length));
        }
        if (ccm) {
            require(EvpAt.update(context(), 0, written, 0, length));
        }
        if (aadLength > 0) {
            require(EvpAt.update(context(), 0, written, stage.aad(), aadLength));
        }
        return EvpAt.update(context(), data, written, data, length) > 0
                && (ccm || EvpAt.finish(context(), data + length, written) > 0);
    }

    @Override
    public void close() {
        free();
    }
}
