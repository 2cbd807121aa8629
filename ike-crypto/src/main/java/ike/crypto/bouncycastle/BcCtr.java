package ike.crypto.bouncycastle;

import ike.crypto.KeyedCipher;
import ike.crypto.Secret;
import java.util.function.Supplier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.modes.CTRModeCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** A block cipher of Bouncy Castle's in counter mode; its key is expanded once. */
final class BcCtr implements KeyedCipher {
    private final CTRModeCipher cipher;
    private final KeyParameter key;
    private final int block;

    private BcCtr(BlockCipher engine, Secret key) {
        cipher = SICBlockCipher.newInstance(engine);
        this.key = BcKeys.of(key);
        block = cipher.getBlockSize();
        cipher.init(true, new ParametersWithIV(this.key, new byte[block]));
    }

    static KeyedCipher.Service of(Supplier<? extends BlockCipher> engine) {
        return (key, _) -> new BcCtr(engine.get(), key);
    }

    @Override
    public void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        cipher.init(true, new ParametersWithIV(null, iv, ivOffset, block));
        cipher.processBytes(in, inOffset, length, out, outOffset);
    }

    @Override
    public void close() {
        BcKeys.wipe(key);
    }
}
