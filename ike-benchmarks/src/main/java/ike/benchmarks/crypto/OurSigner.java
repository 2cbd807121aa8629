package ike.benchmarks.crypto;

import ike.crypto.Secret;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.crypto.signature.Verification;
import ike.wire.Bytes;

/** By our own class and the library that serves it. */
final class OurSigner implements Signer {
    private final SignatureScheme scheme;
    private final SigningKey key;
    private final Secret seed;
    private final Bytes message;
    private final Bytes signature;

    OurSigner(SignatureKey chosen, Bytes message) {
        this.scheme = chosen.scheme();
        this.key = chosen.key();
        this.seed = new Octets().hidden(key.seedLength(scheme));
        this.message = message;
        this.signature = key.sign(scheme, message, seed);
    }

    @Override
    public Bytes sign() {
        return key.sign(scheme, message, seed);
    }

    @Override
    public Verification verify() {
        return key.publicKey().verify(scheme, message, signature);
    }
}
