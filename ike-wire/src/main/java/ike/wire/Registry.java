package ike.wire;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The assigned code points of one IANA registry, indexed by number. Registries are open: what has no entry here is
 * kept as an unknown code by the type that owns the registry, so that it survives decoding and encoding.
 *
 * @param <T> the type that owns the registry, or of its assigned entries
 */
public final class Registry<T extends CodePoint> {
    /** The highest code of a one-octet registry. */
    public static final int OCTET = 0xff;
    /** The highest code of a two-octet registry. */
    public static final int TWO_OCTETS = 0xffff;
    /** The highest code where the first of 16 bits means something else. */
    public static final int FIFTEEN_BITS = 0x7fff;

    private final ImmutableMap<Integer, T> entries;
    private final int highest;

    private Registry(ImmutableMap<Integer, T> entries, int highest) {
        this.entries = entries;
        this.highest = highest;
    }

    /**
     * The registry of {@code entries} with codes 0 to {@code highest}; two entries with one code are a bug and throw.
     */
    public static <T extends CodePoint> Registry<T> of(T[] entries, int highest) {
        ImmutableMap.Builder<Integer, T> index = ImmutableMap.builderWithExpectedSize(entries.length);
        for (T entry : entries) {
            index.put(entry.code(), entry);
        }
        return new Registry<>(index.buildOrThrow(), highest);
    }

    /** The entry of {@code code}, if it is assigned. */
    public Optional<T> find(int code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** The entry of {@code code}, or what {@code unknown} makes of an unassigned one. */
    public T find(int code, IntFunction<? extends T> unknown) {
        T entry = entries.get(code);
        return entry == null ? unknown.apply(code) : entry;
    }

    /**
     * Throws {@link IllegalArgumentException} unless {@code code} fits the registry and has no entry: a known code has
     * one form only.
     */
    public void requireUnassigned(int code) {
        if (code < 0 || code > highest) {
            throw new IllegalArgumentException("code " + code + " does not fit 0.." + highest);
        }
        T entry = entries.get(code);
        if (entry != null) {
            throw new IllegalArgumentException("code " + code + " is " + entry.label());
        }
    }
}
