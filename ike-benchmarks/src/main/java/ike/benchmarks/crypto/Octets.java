package ike.benchmarks.crypto;

import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.engine.SeededEntropy;
import ike.wire.Bytes;

/** Octets that look random and are the same in every run. */
final class Octets {
    private final Entropy entropy = new SeededEntropy(1, "benchmarks");

    Bytes open(int length) {
        return entropy.open(Entropy.Use.NONCE, length);
    }

    Secret hidden(int length) {
        return entropy.hidden(Entropy.Use.KEY_EXCHANGE, length);
    }
}
