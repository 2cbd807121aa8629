package ike.wire;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over the octets of one structure that names every field it reads, in the order of the wire. Structures
 * nest: {@link #open} begins one inside this one, {@link #length} ends it where its own length field says, {@link
 * #close} demands that nothing is left over and moves the outer cursor behind it. No reader ever leaves the structure
 * around it.
 *
 * <p> What breaks a rule ends the whole decoding: a decoder throws {@link #malformed}, and the public entry ({@link
 * #decode}, {@link #dissect}) turns that into a value. Nothing else is thrown, whatever the octets. With {@link
 * #dissect} every field is recorded as a {@link Field} besides; the readings are the same.
 */
public final class WireReader {
    private final Bytes octets;
    private final @Nullable WireReader outer;
    private final String name;
    private final int ordinal;
    private final int start;
    private final @Nullable Trace trace;
    private String section;
    private int limit;
    private int position;
    private String field = "";
    private int fieldOffset;

    private WireReader(Bytes octets, @Nullable WireReader outer, String name, int ordinal, String section, int start,
            int limit, @Nullable Trace trace) {
        this.octets = octets;
        this.outer = outer;
        this.name = name;
        this.ordinal = ordinal;
        this.section = section;
        this.start = start;
        this.limit = limit;
        this.position = start;
        this.trace = trace;
    }

    /** What {@code decoder} makes of all the octets. */
    public static <T> Decoded<T> decode(Bytes octets, String name, String section, Function<WireReader, T> decoder) {
        return new WireReader(octets, null, name, 0, section, 0, octets.length(), null).run(decoder);
    }

    /** Every field that {@code decoder} reads of the octets. */
    public static <T> Dissection dissect(Bytes octets, String name, String section, Function<WireReader, T> decoder) {
        Trace trace = new Trace(name, 0, section);
        Decoded<T> result = new WireReader(octets, null, name, 0, section, 0, octets.length(), trace).run(decoder);
        return new Dissection(trace.toField(),
                result instanceof Decoded.Bad<T>(Malformed why) ? Optional.of(why) : Optional.empty());
    }

    /** A number of one octet. */
    public int u8(String name) {
        return u8(name, Integer::toString);
    }

    /** One octet that is not a plain number; {@code shown} says it to a person. */
    public int u8(String name, IntFunction<String> shown) {
        int at = take(name, 1);
        int value = octets.u8(at);
        if (trace != null) {
            trace.leaf(name, at, 1, shown.apply(value));
        }
        return value;
    }

    /** A number of two octets in network order. */
    public int u16(String name) {
        return u16(name, Integer::toString);
    }

    /** Two octets that are not a plain number; {@code shown} says them to a person. */
    public int u16(String name, IntFunction<String> shown) {
        int at = take(name, 2);
        int value = octets.u16At(at);
        if (trace != null) {
            trace.leaf(name, at, 2, shown.apply(value));
        }
        return value;
    }

    /** A number of four octets in network order. */
    public long u32(String name) {
        int at = take(name, 4);
        long value = octets.u32At(at);
        if (trace != null) {
            trace.leaf(name, at, 4, Long.toString(value));
        }
        return value;
    }

    /** The entry of a one-octet registry. */
    public <T extends CodePoint> T code8(String name, IntFunction<T> registry) {
        return code(name, 1, registry.apply(octets.u8(take(name, 1))));
    }

    /** The entry of a two-octet registry. */
    public <T extends CodePoint> T code16(String name, IntFunction<T> registry) {
        return code(name, 2, registry.apply(octets.u16At(take(name, 2))));
    }

    /** {@code length} octets, shown in hexadecimal. */
    public Bytes bytes(String name, int length) {
        return bytes(name, length, Bytes::hex);
    }

    /** {@code length} octets; {@code shown} says them to a person. */
    public Bytes bytes(String name, int length, Function<Bytes, String> shown) {
        int at = take(name, length);
        Bytes value = octets.slice(at, at + length);
        if (trace != null) {
            trace.leaf(name, at, length, shown.apply(value));
        }
        return value;
    }

    /** Everything that is left of this structure, shown in hexadecimal. */
    public Bytes rest(String name) {
        return bytes(name, remaining());
    }

    /**
     * {@code length} octets whose inside does not decide whether the message stands. Where fields are recorded,
     * {@code inside} takes them apart; what it refuses is shown undivided, with the reason.
     */
    public <T> Bytes apart(String name, int length, String of, Function<WireReader, T> inside) {
        int at = take(name, length);
        Bytes value = octets.slice(at, at + length);
        if (trace != null) {
            Trace node = new Trace(name, at, of);
            Decoded<T> read = new WireReader(octets, this, name, 0, of, at, at + length, node).run(inside);
            trace.settle(node, value, read instanceof Decoded.Bad<T>(Malformed why) ? why.problem() : "");
        }
        return value;
    }

    /** {@code length} octets that mean nothing: sent as zero, ignored on receipt. */
    public void reserved(int length) {
        bytes("RESERVED", length);
    }

    /**
     * The two-octet length of this whole structure, from its first octet on. From here on the structure ends there.
     *
     * @param minimum what a structure of this kind has at least, in octets
     */
    public int length(String name, int minimum) {
        int length = u16(name);
        if (length < minimum) {
            throw malformed("says " + length + ", less than the " + minimum + " octets that are always there");
        }
        if (length > limit - start) {
            throw malformed("says " + length + ", but only " + (limit - start) + " octets are there");
        }
        limit = start + length;
        return length;
    }

    /** Ends this structure {@code length} octets behind its start, or where the one around it does if that comes first. */
    public WireReader fixed(int length) {
        limit = Math.min(limit, start + length);
        return this;
    }

    /** How many octets of this structure are not read yet. */
    public int remaining() {
        return limit - position;
    }

    /** The octets that are not read yet; reads nothing. */
    public Bytes ahead() {
        return octets.slice(position, limit);
    }

    /** All the octets, those of the outermost structure. */
    public Bytes octets() {
        return octets;
    }

    /** True when this structure ends where the one around it ends. */
    public boolean isLast() {
        return outer == null || limit == outer.limit;
    }

    /** The RFC section of the fields that follow, and of this structure. */
    public WireReader section(String of) {
        section = of;
        if (trace != null) {
            trace.section(of);
        }
        return this;
    }

    /** Begins a structure at the next octet; until its length is known it ends where this one does. */
    public WireReader open(String structure, String of) {
        return open(structure, 0, of);
    }

    /** Begins the structure number {@code number} (from 1) of its kind. */
    public WireReader open(String structure, int number, String of) {
        Trace inner = trace == null ? null : trace.open(label(structure, number), position, of);
        return new WireReader(octets, this, structure, number, of, position, limit, inner);
    }

    /** Ends this structure: nothing may be left over. The one around it goes on behind it. */
    public void close() {
        if (remaining() > 0) {
            throw malformedAt("", position - start, remaining() + " octets are left over");
        }
        if (outer != null) {
            outer.position = position;
        }
        reach(position);
    }

    /** Ends this structure here, for one that has no length field of its own: the one around it goes on behind it. */
    public void end() {
        limit = position;
        close();
    }

    /** What this structure says as a whole, for a person; costs nothing unless fields are recorded. */
    public <T> void summary(T value, Function<? super T, String> shown) {
        if (trace != null) {
            trace.value(shown.apply(value));
        }
    }

    /** To be thrown: the field read last breaks a rule. */
    public RuntimeException malformed(String problem) {
        return failure(field, fieldOffset, problem);
    }

    /** To be thrown: the field {@code name} at {@code offset} octets from the start of this structure breaks a rule. */
    public RuntimeException malformedAt(String name, int offset, String problem) {
        return failure(name, start + offset, problem);
    }

    private <T> Decoded<T> run(Function<WireReader, T> decoder) {
        try {
            T value = decoder.apply(this);
            close();
            return new Decoded.Ok<>(value);
        } catch (WireFailure failure) {
            return new Decoded.Bad<>(failure.why());
        }
    }

    private <T extends CodePoint> T code(String name, int width, T entry) {
        if (trace != null) {
            trace.leaf(name, fieldOffset, width, entry.label() + " (" + entry.code() + ")");
        }
        return entry;
    }

    private int take(String name, int width) {
        field = name;
        fieldOffset = position;
        if (width > remaining()) {
            throw malformed("needs " + width + " octets, " + remaining() + " are there");
        }
        int at = position;
        position += width;
        return at;
    }

    private WireFailure failure(String last, int offset, String problem) {
        reach(position);
        String path = join(path(), last);
        return new WireFailure(new Malformed(path.isEmpty() ? name : path, offset, problem, section));
    }

    private String path() {
        return outer == null ? "" : join(outer.path(), label(name, ordinal));
    }

    private void reach(int octet) {
        if (trace != null) {
            for (WireReader reader = this; reader != null; reader = reader.outer) {
                requireNonNull(reader.trace).reach(octet);
            }
        }
    }

    private static String join(String path, String last) {
        return path.isEmpty() || last.isEmpty() ? path + last : path + " / " + last;
    }

    private static String label(String structure, int number) {
        return number == 0 ? structure : structure + " " + number;
    }
}
