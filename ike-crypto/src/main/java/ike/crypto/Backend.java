package ike.crypto;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * A library that is there, and what it does.
 *
 * @param version what the library says of itself; empty if it says nothing
 * @param services for each primitive that it has, what does it: an instance of {@link Primitive#service}
 */
public record Backend(Library library, String version, ImmutableMap<Primitive<?>, ?> services) {
    public Backend {
        services.forEach((primitive, service) -> {
            if (!primitive.service().isInstance(service)) {
                throw new ClassCastException(service + " does not do " + primitive);
            }
        });
    }

    /** What does {@code primitive} here, if it has it. */
    public <S> Optional<S> service(Primitive<S> primitive) {
        return Optional.ofNullable(primitive.service().cast(services.get(primitive)));
    }

    /** {@code JDK 25}. */
    public String label() {
        return (library.label() + " " + version).strip();
    }

    /** Finds a library; found itself by {@link java.util.ServiceLoader}, so that none is touched that is not asked for. */
    public interface Provider {
        /** Which library it would find. */
        Library library();

        /** The library, if it is here and can be used; never throws because it is not. */
        Optional<Backend> load();
    }
}
