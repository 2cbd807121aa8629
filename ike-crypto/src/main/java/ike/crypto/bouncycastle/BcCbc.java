package ike.crypto.bouncycastle;

import ike.crypto.Direction;
import ike.crypto.KeyedCipher;
import ike.crypto.Secret;
import java.util.function.Supplier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CBCModeCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** A block cipher of Bouncy Castle's in CBC mode; its key is expanded once. */
final class BcCbc implements KeyedCipher {
    private final CBCModeCipher cipher;
    private final KeyParameter key;
    private final boolean sealing;
    private final int block;

    private BcCbc(BlockCipher engine, Secret key, Direction direction) {
        cipher = CBCBlockCipher.newInstance(engine);
        this.key = BcKeys.of(key);
        sealing = direction == Direction.SEAL;
        block = cipher.getBlockSize();
        cipher.init(sealing, new ParametersWithIV(this.key, new byte[block]));
    }

    static KeyedCipher.Service of(Supplier<? extends BlockCipher> engine) {
        return (key, direction) -> new BcCbc(engine.get(), key, direction);
    }

    @Override
    public void run(byte[] iv, int ivOffset, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
        cipher.init(sealing, new ParametersWithIV(null, iv, ivOffset, block));
        for (int at = 0; at < length; at += block) {
            cipher.processBlock(in, inOffset + at, out, outOffset + at);
        }
    }

    @Override
    public void close() {
        BcKeys.wipe(key);
    }
}
