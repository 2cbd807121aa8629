package ike.crypto.tls;

import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** The library's cryptography with our entropy alone: its own nonces would know the time of day. */
final class DrawnCrypto extends BcTlsCrypto {
    private final DrawnRandom random;

    DrawnCrypto(DrawnRandom random) {
        super(random);
        this.random = random;
    }

    @Override
    public TlsNonceGenerator createNonceGenerator(byte[] additionalSeedMaterial) {
        return random::generateSeed;
    }
}
