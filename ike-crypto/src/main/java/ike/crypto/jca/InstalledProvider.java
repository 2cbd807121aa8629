package ike.crypto.jca;

import ike.crypto.Backend;
import java.security.Provider;
import java.util.Optional;

/**
 * Finds a provider of the Java Cryptography Architecture that brings native code along, if its JAR is on the class path
 * and made for this machine. It is used directly and never registered, which would change the whole process.
 */
abstract class InstalledProvider implements Backend.Provider {
    /** Both have it; a provider whose native code does not fit this machine has nothing. */
    private static final String PROBE = "AES/GCM/NoPadding";

    private final String className;

    InstalledProvider(String className) {
        this.className = className;
    }

    @Override
    public final Optional<Backend> load() {
        try {
            Provider provider = Class.forName(className).asSubclass(Provider.class).getConstructor().newInstance();
            Jca jca = new Jca(provider);
            jca.cipher(PROBE);
            return Optional.of(backend(jca, provider.getVersionStr()));
        } catch (ReflectiveOperationException | LinkageError | IllegalStateException _) {
            return Optional.empty();
        }
    }

    /** What is taken from it. */
    abstract Backend backend(Jca jca, String version);
}
