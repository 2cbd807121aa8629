package ike.wire;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What forgeries of both versions have in common: a chain of payloads, each behind a generic header of four octets (RFC 7296
 * §3.2, RFC 2408 §3.2), is changed step by step; each step gives a new forgery.
 *
 * <p>
 * Types, lengths and the header are consistent again after each change of payloads; what {@link #put}, {@link #cut} and
 * {@link #append} do is done last, and nothing is mended after it. Untouched, a forgery is the message that it was made
 * of, octet by octet and with every reserved bit.
 *
 * @param <T> the registry of payload types
 * @param <F> the forgery itself
 */
public abstract class Forging<T extends CodePoint, F extends Forging<T, F>> {
    private static final int GENERIC_HEADER = 4;

    private final ImmutableList<Part<T>> parts;
    private final ImmutableList<UnaryOperator<Bytes>> lies;

    /**
     * A payload.
     *
     * @param flags the octet behind Next Payload
     * @param body what follows the generic header
     * @param next what Next Payload says, where that is not the type of the payload behind it
     */
    public record Part<T>(T type, int flags, Bytes body, Optional<T> next) {
    }

    /** A chain of payloads, and what is done to its octets. */
    protected Forging(List<Part<T>> parts, ImmutableList<UnaryOperator<Bytes>> lies) {
        this.parts = ImmutableList.copyOf(parts);
        this.lies = lies;
    }

    /** The same message with other payloads or other lies. */
    protected abstract F with(List<Part<T>> otherParts, ImmutableList<UnaryOperator<Bytes>> otherLies);

    /** The type that says that no payload follows. */
    protected abstract T none();

    /** Writes what stands in front of the payloads. */
    protected abstract void begin(WireWriter out, T first);

    /** Writes what stands behind the payloads, and lengths that were not known before. */
    protected abstract void end(WireWriter out);

    /** The octets, field by field. */
    protected abstract Dissection dissect(Bytes octets);

    /** Without payload {@code index}, which counts from 0 like all of them. */
    public F drop(int index) {
        return change(all -> all.remove(index));
    }

    /** With payload {@code index} twice. */
    public F duplicate(int index) {
        return change(all -> all.add(index, all.get(index)));
    }

    /** With payload {@code from} where payload {@code to} was. */
    public F move(int from, int to) {
        return change(all -> all.add(to, all.remove(from)));
    }

    /** With the payloads in the opposite order. */
    public F reverse() {
        return change(Collections::reverse);
    }

    /** With one more payload, which becomes number {@code index}. */
    public F insert(int index, T type, Bytes body) {
        return change(all -> all.add(index, new Part<>(type, 0, body, Optional.empty())));
    }

    /** With payload {@code index} under another type. */
    public F retype(int index, T type) {
        return replace(index, part -> new Part<>(type, part.flags(), part.body(), part.next()));
    }

    /** With this octet behind Next Payload in payload {@code index}: reserved bits, in IKEv2 the critical bit too. */
    public F flags(int index, int flags) {
        return replace(index, part -> new Part<>(part.type(), flags, part.body(), part.next()));
    }

    /** With other octets behind the generic header of payload {@code index}. */
    public F body(int index, Bytes body) {
        return replace(index, part -> new Part<>(part.type(), part.flags(), body, part.next()));
    }

    /** With this Next Payload in payload {@code index}, whatever follows it. */
    public F next(int index, T next) {
        return replace(index, part -> new Part<>(part.type(), part.flags(), part.body(), Optional.of(next)));
    }

    /**
     * With this number in the field at {@code path}: names joined by {@code " / "}, the second of one name being
     * {@code "N payload #2"}. {@link IllegalArgumentException} when there is no such field or the number has more
     * octets than it, at the latest in {@link #octets}.
     */
    public F put(String path, long value) {
        return lie(octets -> {
            Field field = FieldPath.find(dissect(octets).root(), path);
            if (field.length() < 8 && value >>> (8 * field.length()) != 0) {
                throw new IllegalArgumentException(value + " has more than " + field.length() + " octets");
            }
            Bytes number = Bytes.concat(Bytes.zeros(Math.max(0, field.length() - 8)), Bytes.u64(value));
            return Bytes.concat(octets.slice(0, field.offset()), number.from(number.length() - field.length()),
                    octets.from(field.offset() + field.length()));
        });
    }

    /** With the first {@code length} octets only. */
    public F cut(int length) {
        return lie(octets -> octets.slice(0, length));
    }

    /** With more octets at the end. */
    public F append(Bytes more) {
        return lie(octets -> Bytes.concat(octets, more));
    }

    /** The type of the first payload: what stands in front of a chain without a header. */
    public T firstPayload() {
        return parts.isEmpty() ? none() : parts.getFirst().type();
    }

    /** The octets, for better or worse. */
    public Bytes octets() {
        Bytes octets = write();
        for (UnaryOperator<Bytes> lie : lies) {
            octets = lie.apply(octets);
        }
        return octets;
    }

    private Bytes write() {
        WireWriter out = new WireWriter();
        begin(out, firstPayload());
        for (int i = 0; i < parts.size(); i++) {
            Part<T> part = parts.get(i);
            T after = i + 1 < parts.size() ? parts.get(i + 1).type() : none();
            out.u8(part.next().orElse(after).code()).u8(part.flags()).u16(GENERIC_HEADER + part.body().length())
                    .bytes(part.body());
        }
        end(out);
        return out.toBytes();
    }

    private F change(Consumer<List<Part<T>>> edit) {
        List<Part<T>> all = new ArrayList<>(parts);
        edit.accept(all);
        return with(all, lies);
    }

    private F replace(int index, UnaryOperator<Part<T>> edit) {
        return change(all -> all.set(index, edit.apply(all.get(index))));
    }

    private F lie(UnaryOperator<Bytes> lie) {
        return with(parts, ImmutableList.<UnaryOperator<Bytes>>builder().addAll(lies).add(lie).build());
    }
}
