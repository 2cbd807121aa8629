package ike.crypto.jca;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Backend;
import ike.crypto.Library;
import ike.crypto.Primitives;

/** Conscrypt, which has the code of BoringSSL. Its AES-GCM has no keys of 192 bits and is no faster than the JDK's. */
public final class ConscryptProvider extends InstalledProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public ConscryptProvider() {
        super("org.conscrypt.OpenSSLProvider");
    }

    @Override
    public Library library() {
        return Library.CONSCRYPT;
    }

    @Override
    Backend backend(Jca jca, String version) {
        return new Backend(library(), version, ImmutableMap.of(Primitives.CHACHA20_POLY1305, JcaAead.chaCha20(jca),
                Primitives.RSA, JcaRsa.of(jca)));
    }
}
