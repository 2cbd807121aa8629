package ike.crypto.jca;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.KeyedCipher;
import ike.crypto.KeyedMac;
import ike.crypto.Library;
import ike.crypto.ModularPower;
import ike.crypto.Primitive;
import ike.crypto.Primitives;
import ike.crypto.modes.BlockMac;
import ike.crypto.modes.Ccm;
import java.util.Optional;

/**
 * The Java runtime's own providers, on heap arrays. What they lack and AES makes is built here from its CBC and CTR
 * modes, which the virtual machine knows by heart.
 */
public final class JdkProvider implements Backend.Provider {
    private static final Jca JCA = new Jca(null);

    /** Called by {@link java.util.ServiceLoader}. */
    public JdkProvider() {
    }

    @Override
    public Library library() {
        return Library.JDK;
    }

    @Override
    public Optional<Backend> load() {
        KeyedCipher.Service cbc = JcaCbc.of(JCA, "AES");
        KeyedCipher.Service ctr = JcaCtr.of(JCA, "AES");
        return Optional.of(new Backend(Library.JDK,
                JCA.cipher("AES/GCM/NoPadding").getProvider().getVersionStr(),
                ImmutableMap.<Primitive<?>, Object>builder()
                        .put(Primitives.AES_GCM, JcaAead.gcm(JCA))
                        .put(Primitives.AES_CCM, Ccm.service(cbc, ctr))
                        .put(Primitives.CHACHA20_POLY1305, JcaAead.chaCha20(JCA))
                        .put(Primitives.AES_CBC, cbc)
                        .put(Primitives.AES_CTR, ctr)
                        .put(Primitives.TRIPLE_DES_CBC, JcaCbc.of(JCA, "DESede"))
                        .put(Primitives.DES_CBC, JcaCbc.of(JCA, "DES"))
                        .put(Primitives.BLOWFISH_CBC, JcaCbc.of(JCA, "Blowfish"))
                        .put(Primitives.HMAC_MD5, hmac("MD5"))
                        .put(Primitives.HMAC_SHA1, hmac("SHA1"))
                        .put(Primitives.HMAC_SHA256, hmac("SHA256"))
                        .put(Primitives.HMAC_SHA384, hmac("SHA384"))
                        .put(Primitives.HMAC_SHA512, hmac("SHA512"))
                        .put(Primitives.MD5, JcaHash.of(JCA, "MD5"))
                        .put(Primitives.SHA1, JcaHash.of(JCA, "SHA-1"))
                        .put(Primitives.SHA256, JcaHash.of(JCA, "SHA-256"))
                        .put(Primitives.SHA384, JcaHash.of(JCA, "SHA-384"))
                        .put(Primitives.SHA512, JcaHash.of(JCA, "SHA-512"))
                        .put(Primitives.MODP,
                                (ModularPower.Service) (modulus, generator, _) -> BigIntegerPower.of(modulus,
                                        generator))
                        .put(Primitives.RSA, JcaRsa.of(JCA))
                        .put(Primitives.AES_CMAC, BlockMac.cmac(cbc))
                        .put(Primitives.AES_XCBC, BlockMac.xcbc(cbc)).buildOrThrow()));
    }

    private static KeyedMac.Service hmac(String hash) {
        return JcaMac.of(JCA, "Hmac" + hash);
    }
}
