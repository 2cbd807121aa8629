package ike.crypto;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which library serves which primitive in this process. The order of preference is the table of {@link Primitives}, by
 * measurement; what does not load costs speed only. A process begins with the reference, which is pure Java, draws no
 * randomness of its own and gives the same octets everywhere; whoever wants speed says so once, before the first key.
 */
public final class Backends {
    private static final Supplier<Backends> REFERENCE = Suppliers
            .memoize(() -> new Backends(Library::pureJava, Optional.empty()));
    private static volatile Backends current = REFERENCE.get();

    private final ImmutableMap<Library, Backend> loaded;
    private final ImmutableMap<Primitive<?>, Backend> serving;

    private Backends(Predicate<Library> wanted, Optional<Library> first) {
        loaded = Maps.uniqueIndex(load(wanted), Backend::library);
        ImmutableMap.Builder<Primitive<?>, Backend> table = ImmutableMap.builder();
        Primitives.ORDER.forEach((primitive, order) -> Stream.concat(first.stream(), order.stream())
                .flatMap(library -> Optional.ofNullable(loaded.get(library)).stream())
                .filter(backend -> backend.services().containsKey(primitive)).findFirst()
                .ifPresent(backend -> table.put(primitive, backend)));
        serving = table.buildOrThrow();
    }

    /** Pure Java only. */
    public static Backends reference() {
        return REFERENCE.get();
    }

    /** Everything that loads here. */
    public static Backends fastest() {
        return new Backends(_ -> true, Optional.empty());
    }

    /** For measurements and tests: {@code library} wherever it can, the reference for the rest. */
    public static Backends preferring(Library library) {
        return new Backends(other -> other.pureJava() || other == library, Optional.of(library));
    }

    /** From now on this process is served by {@code chosen}; what is keyed already stays as it is. */
    public static void use(Backends chosen) {
        current = chosen;
    }

    /** What serves this process. */
    public static Backends current() {
        return current;
    }

    /** What does {@code primitive} in this process. */
    public static <S> S of(Primitive<S> primitive) {
        return current.serving(primitive).service(primitive).orElseThrow();
    }

    /** The library that serves {@code primitive}. */
    public Backend serving(Primitive<?> primitive) {
        return Optional.ofNullable(serving.get(primitive))
                .orElseThrow(() -> new IllegalStateException("no library here has " + primitive));
    }

    /** Every primitive with what serves it, in the order of the table. */
    public ImmutableMap<Primitive<?>, Backend> table() {
        return serving;
    }

    /** Every library that was found. */
    public ImmutableList<Backend> libraries() {
        return loaded.values().asList();
    }

    private static ImmutableList<Backend> load(Predicate<Library> wanted) {
        return ServiceLoader.load(Backend.Provider.class, Backend.Provider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).filter(provider -> wanted.test(provider.library()))
                .flatMap(provider -> provider.load().stream()).collect(toImmutableList());
    }
}
