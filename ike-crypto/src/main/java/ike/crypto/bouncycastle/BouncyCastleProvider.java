package ike.crypto.bouncycastle;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.EllipticCurve;
import ike.crypto.KeyedAead;
import ike.crypto.KeyedCipher;
import ike.crypto.Library;
import ike.crypto.Primitive;
import ike.crypto.Primitives;
import ike.crypto.modes.BlockMac;
import java.util.Optional;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.TigerDigest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.BlowfishEngine;
import org.bouncycastle.crypto.engines.CAST5Engine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.IDEAEngine;
import org.bouncycastle.crypto.macs.CMac;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.modes.GCMBlockCipher;

/** What Bouncy Castle does: everything in the table, always there, rarely the fastest. */
public final class BouncyCastleProvider implements Backend.Provider {
    /** Called by {@link java.util.ServiceLoader}. */
    public BouncyCastleProvider() {
    }

    @Override
    public Library library() {
        return Library.BOUNCY_CASTLE;
    }

    @Override
    public Optional<Backend> load() {
        KeyedAead.Service aesGcm = BcAead.of(() -> GCMBlockCipher.newInstance(AESEngine.newInstance()));
        KeyedCipher.Service aesCbc = BcCbc.of(AESEngine::newInstance);
        return Optional.of(new Backend(Library.BOUNCY_CASTLE, "",
                ImmutableMap.<Primitive<?>, Object>builder()
                        .put(Primitives.AES_GCM, aesGcm)
                        .put(Primitives.AES_GCM_8, aesGcm)
                        .put(Primitives.AES_CCM, BcAead.of(() -> CCMBlockCipher.newInstance(AESEngine.newInstance())))
                        .put(Primitives.CAMELLIA_CCM,
                                BcAead.of(() -> CCMBlockCipher.newInstance(new CamelliaEngine())))
                        .put(Primitives.CHACHA20_POLY1305, BcAead.of(ChaCha20Poly1305::new))
                        .put(Primitives.AES_CBC, aesCbc)
                        .put(Primitives.AES_CTR, BcCtr.of(AESEngine::newInstance))
                        .put(Primitives.CAMELLIA_CBC, BcCbc.of(CamelliaEngine::new))
                        .put(Primitives.CAMELLIA_CTR, BcCtr.of(CamelliaEngine::new))
                        .put(Primitives.TRIPLE_DES_CBC, BcCbc.of(DESedeEngine::new))
                        .put(Primitives.DES_CBC, BcCbc.of(DESEngine::new))
                        .put(Primitives.BLOWFISH_CBC, BcCbc.of(BlowfishEngine::new))
                        .put(Primitives.CAST_CBC, BcCbc.of(CAST5Engine::new))
                        .put(Primitives.IDEA_CBC, BcCbc.of(IDEAEngine::new))
                        .put(Primitives.HMAC_MD5, BcMac.hmac(MD5Digest::new))
                        .put(Primitives.HMAC_SHA1, BcMac.hmac(SHA1Digest::new))
                        .put(Primitives.HMAC_SHA256, BcMac.hmac(SHA256Digest::newInstance))
                        .put(Primitives.HMAC_SHA384, BcMac.hmac(SHA384Digest::new))
                        .put(Primitives.HMAC_SHA512, BcMac.hmac(SHA512Digest::new))
                        .put(Primitives.HMAC_TIGER, BcMac.hmac(TigerDigest::new))
                        .put(Primitives.MD5, BcHash.of(MD5Digest::new))
                        .put(Primitives.SHA1, BcHash.of(SHA1Digest::new))
                        .put(Primitives.SHA256, BcHash.of(SHA256Digest::newInstance))
                        .put(Primitives.SHA384, BcHash.of(SHA384Digest::new))
                        .put(Primitives.SHA512, BcHash.of(SHA512Digest::new))
                        .put(Primitives.TIGER, BcHash.of(TigerDigest::new))
                        .put(Primitives.ECP, EllipticCurve.remembered(BcCurve::of))
                        .put(Primitives.ECP_384, EllipticCurve.remembered(BcCurve::of))
                        .put(Primitives.X25519, BcLadder.X_25519)
                        .put(Primitives.X25519_BASE, BcLadder.X_25519)
                        .put(Primitives.X448, BcLadder.X_448)
                        .put(Primitives.X448_BASE, BcLadder.X_448)
                        .put(Primitives.AES_CMAC, BcMac.of(() -> new CMac(AESEngine.newInstance())))
                        .put(Primitives.AES_XCBC, BlockMac.xcbc(aesCbc)).buildOrThrow()));
    }
}
