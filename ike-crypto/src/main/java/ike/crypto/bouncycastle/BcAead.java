package ike.crypto.bouncycastle;

import ike.crypto.Direction;
import ike.crypto.KeyedAead;
import ike.crypto.Secret;
import java.util.function.Supplier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.AEADCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** An AEAD cipher of Bouncy Castle's. */
final class BcAead implements KeyedAead {
    private final AEADCipher cipher;
    private final KeyParameter key;
    private final int icvBits;
    private final boolean sealing;

    private BcAead(AEADCipher cipher, Secret key, int icvLength, Direction direction) {
        this.cipher = cipher;
        this.key = BcKeys.of(key);
        icvBits = 8 * icvLength;
        sealing = direction == Direction.SEAL;
    }

    static KeyedAead.Service of(Supplier<? extends AEADCipher> cipher) {
        return (key, icvLength, direction) -> new BcAead(cipher.get(), key, icvLength, direction);
    }

    @Override
    public int run(byte[] nonce, byte[] aad, int aadOffset, int aadLength, byte[] in, int inOffset, int inLength,
            byte[] out, int outOffset) {
        cipher.init(sealing, new AEADParameters(key, icvBits, nonce));
        cipher.processAADBytes(aad, aadOffset, aadLength);
        try {
            int written = cipher.processBytes(in, inOffset, inLength, out, outOffset);
            return written + cipher.doFinal(out, outOffset + written);
        } catch (InvalidCipherTextException _) {
            return FORGED;
        }
    }

    @Override
    public void close() {
        BcKeys.wipe(key);
    }
}
