package ike.engine.sim;

import ike.crypto.DerivationLog;
import ike.engine.Engine;
import ike.engine.Entropy;

/** Makes the engine of a host, and a new one after each restart. */
@FunctionalInterface
public interface EngineFactory {
    /**
     * A fresh engine. It should be a {@link ike.crypto.SecretOwner}, or its secrets count as lost.
     *
     * @param log where the engine shall report its key derivations
     */
    Engine create(Entropy entropy, DerivationLog log);
}
