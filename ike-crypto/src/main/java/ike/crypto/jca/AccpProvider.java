package ike.crypto.jca;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.Library;
import ike.crypto.Primitives;

/** Amazon Corretto Crypto Provider, which has the code of AWS-LC. */
public final class AccpProvider extends InstalledProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public AccpProvider() {
        super("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
    }

    @Override
    public Library library() {
        return Library.ACCP;
    }

    @Override
    Backend backend(Jca jca, String version) {
        return new Backend(library(), version, ImmutableMap.of(Primitives.AES_GCM, JcaAead.gcm(jca),
                Primitives.HMAC_SHA256, JcaMac.of(jca, "HmacSHA256"), Primitives.RSA, JcaRsa.of(jca)));
    }
}
