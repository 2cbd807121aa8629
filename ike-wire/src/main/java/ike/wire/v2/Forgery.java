package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Field;
import ike.wire.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A message that is wrong on purpose (RFC 7296 §3), to see what a receiver makes of it. It begins as an honest one and is
 * changed step by step; each step gives a new forgery.
 *
 * <pre>
 * Forgery.of(message).drop(2).duplicate(0).move(1, 0)        which payloads there are, and in which order
 *         .retype(1, PayloadType.of(200)).flags(1, 0xff)     what the generic header of a payload says
 *         .put("SA payload / Proposal 1 / SPI Size", 3)      any field, by its path in {@link IkeMessages#dissect}
 *         .cut(40).octets();
 * </pre>
 *
 * Types, lengths and the header are consistent again after each change of payloads; what {@link #put}, {@link #cut} and
 * {@link #append} do is done last, and nothing is mended after it. Untouched, a forgery is the message that it was made
 * of, octet by octet and with every reserved bit, which {@link IkeMessages#encode} would write as zero.
 */
public final class Forgery {
    private final Optional<IkeHeader> header;
    private final ImmutableList<Part> parts;
    private final ImmutableList<UnaryOperator<Bytes>> lies;

    /** A payload: what its generic header says, and what follows. An SK's Next Payload is not the next one's type. */
    private record Part(PayloadType type, int flags, Bytes body, Optional<PayloadType> next) {
        private static Part of(ChainedPayload chained) {
            Optional<PayloadType> next = switch (chained.payload()) {
                case EncryptedPayload sealed -> Optional.of(sealed.firstInner());
                case EncryptedFragmentPayload fragment -> Optional.of(fragment.firstInner());
                default -> Optional.empty();
            };
            return new Part(chained.payload().type(), chained.flags(), chained.body(), next);
        }
    }

    private Forgery(Optional<IkeHeader> header, List<Part> parts, ImmutableList<UnaryOperator<Bytes>> lies) {
        this.header = header;
        this.parts = ImmutableList.copyOf(parts);
        this.lies = lies;
    }

    /** Of a message, as it was received. */
    public static Forgery of(IkeMessage message) {
        return new Forgery(Optional.of(message.header()), message.chain().stream().map(Part::of).toList(),
                ImmutableList.of());
    }

    /** Of a header and payloads. */
    public static Forgery of(IkeHeader header, List<? extends Payload> payloads) {
        return of(IkeMessages.encode(header, payloads));
    }

    /** Of the inside of an SK payload, before it is padded and sealed; there is no header. */
    public static Forgery inside(List<? extends Payload> payloads) {
        return new Forgery(Optional.empty(), payloads.stream()
                .map(payload -> new Part(payload.type(), 0, bodyOf(payload), Optional.empty())).toList(),
                ImmutableList.of());
    }

    /** Without payload {@code index}, which counts from 0 like all of them. */
    public Forgery drop(int index) {
        return change(all -> all.remove(index));
    }

    /** With payload {@code index} twice. */
    public Forgery duplicate(int index) {
        return change(all -> all.add(index, all.get(index)));
    }

    /** With payload {@code from} where payload {@code to} was. */
    public Forgery move(int from, int to) {
        return change(all -> all.add(to, all.remove(from)));
    }

    /** With the payloads in the opposite order. */
    public Forgery reverse() {
        return change(Collections::reverse);
    }

    /** With one more payload, which becomes number {@code index}. */
    public Forgery insert(int index, PayloadType type, Bytes body) {
        return change(all -> all.add(index, new Part(type, 0, body, Optional.empty())));
    }

    /** With payload {@code index} under another type. */
    public Forgery retype(int index, PayloadType type) {
        return replace(index, part -> new Part(type, part.flags, part.body, part.next));
    }

    /** With this critical bit and these reserved bits in payload {@code index}: one octet. */
    public Forgery flags(int index, int flags) {
        return replace(index, part -> new Part(part.type, flags, part.body, part.next));
    }

    /** With other octets behind the generic header of payload {@code index}. */
    public Forgery body(int index, Bytes body) {
        return replace(index, part -> new Part(part.type, part.flags, body, part.next));
    }

    /** With this Next Payload in payload {@code index}, whatever follows it. */
    public Forgery next(int index, PayloadType next) {
        return replace(index, part -> new Part(part.type, part.flags, part.body, Optional.of(next)));
    }

    /**
     * With this number in the field at {@code path}: names joined by {@code " / "}, the second of one name being
     * {@code "N payload #2"}. {@link IllegalArgumentException} when there is no such field or the number has more
     * octets than it, at the latest in {@link #octets}.
     */
    public Forgery put(String path, long value) {
        return lie(octets -> {
            Field field = FieldPath.find(dissect(octets), path);
            if (field.length() < 8 && value >>> (8 * field.length()) != 0) {
                throw new IllegalArgumentException(value + " has more than " + field.length() + " octets");
            }
            Bytes number = Bytes.concat(Bytes.zeros(Math.max(0, field.length() - 8)), Bytes.u64(value));
            return Bytes.concat(octets.slice(0, field.offset()), number.from(number.length() - field.length()),
                    octets.from(field.offset() + field.length()));
        });
    }

    /** With the first {@code length} octets only. */
    public Forgery cut(int length) {
        return lie(octets -> octets.slice(0, length));
    }

    /** With more octets at the end. */
    public Forgery append(Bytes more) {
        return lie(octets -> Bytes.concat(octets, more));
    }

    /** The type of the first payload: what stands in front of a chain without a header. */
    public PayloadType firstPayload() {
        return parts.isEmpty() ? PayloadType.Known.NONE : parts.getFirst().type;
    }

    /** The octets, for better or worse. */
    public Bytes octets() {
        WireWriter out = new WireWriter();
        header.ifPresent(h -> IkeHeaders.write(out, h, firstPayload()));
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            PayloadType after = i + 1 < parts.size() ? parts.get(i + 1).type : PayloadType.Known.NONE;
            out.u8(part.next.orElse(after).code()).u8(part.flags)
                    .u16(ChainedPayload.HEADER_LENGTH + part.body.length()).bytes(part.body);
        }
        header.ifPresent(_ -> IkeHeaders.lengthInto(out, out.length()));
        Bytes octets = out.toBytes();
        for (UnaryOperator<Bytes> lie : lies) {
            octets = lie.apply(octets);
        }
        return octets;
    }

    private Field dissect(Bytes octets) {
        return header.isPresent()
                ? IkeMessages.dissect(octets).root()
                : IkeMessages.dissectChain(firstPayload(), octets).root();
    }

    private Forgery change(Consumer<List<Part>> edit) {
        List<Part> all = new ArrayList<>(parts);
        edit.accept(all);
        return new Forgery(header, all, lies);
    }

    private Forgery replace(int index, UnaryOperator<Part> edit) {
        return change(all -> all.set(index, edit.apply(all.get(index))));
    }

    private Forgery lie(UnaryOperator<Bytes> lie) {
        return new Forgery(header, parts,
                ImmutableList.<UnaryOperator<Bytes>>builder().addAll(lies).add(lie).build());
    }

    private static Bytes bodyOf(Payload payload) {
        WireWriter out = new WireWriter();
        payload.writeBody(out);
        return out.toBytes();
    }
}
