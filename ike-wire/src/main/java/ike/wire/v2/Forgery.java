package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Forging;
import ike.wire.WireWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A message that is wrong on purpose (RFC 7296 §3), to see what a receiver makes of it. It begins as an honest one and is
 * changed step by step.
 *
 * <pre>
 * Forgery.of(message).drop(2).duplicate(0).move(1, 0)        which payloads there are, and in which order
 *         .retype(1, PayloadType.of(200)).flags(1, 0xff)     what the generic header of a payload says
 *         .put("SA payload / Proposal 1 / SPI Size", 3)      any field, by its path in {@link IkeMessages#dissect}
 *         .cut(40).octets();
 * </pre>
 */
public final class Forgery extends Forging<PayloadType, Forgery> {
    private final Optional<IkeHeader> header;

    private Forgery(Optional<IkeHeader> header, List<Part<PayloadType>> parts,
            ImmutableList<UnaryOperator<Bytes>> lies) {
        super(parts, lies);
        this.header = header;
    }

    /** Of a message, as it was received. */
    public static Forgery of(IkeMessage message) {
        return new Forgery(Optional.of(message.header()), message.chain().stream().map(Forgery::part).toList(),
                ImmutableList.of());
    }

    /** Of a header and payloads. */
    public static Forgery of(IkeHeader header, List<? extends Payload> payloads) {
        return of(IkeMessages.encode(header, payloads));
    }

    /** Of the inside of an SK payload, before it is padded and sealed; there is no header. */
    public static Forgery inside(List<? extends Payload> payloads) {
        return new Forgery(Optional.empty(), payloads.stream()
                .map(payload -> new Part<>(payload.type(), 0, bodyOf(payload), Optional.<PayloadType>empty())).toList(),
                ImmutableList.of());
    }

    @Override
    protected Forgery with(List<Part<PayloadType>> parts, ImmutableList<UnaryOperator<Bytes>> lies) {
        return new Forgery(header, parts, lies);
    }

    @Override
    protected PayloadType none() {
        return PayloadType.Known.NONE;
    }

    @Override
    protected void begin(WireWriter out, PayloadType first) {
        header.ifPresent(h -> IkeHeaders.write(out, h, first));
    }

    @Override
    protected void end(WireWriter out) {
        header.ifPresent(_ -> IkeHeaders.lengthInto(out, out.length()));
    }

    @Override
    protected Dissection dissect(Bytes octets) {
        return header.isPresent()
                ? IkeMessages.dissect(octets)
                : IkeMessages.dissectChain(firstPayload(), octets);
    }

    /** An SK's Next Payload is not the next one's type. */
    private static Part<PayloadType> part(ChainedPayload chained) {
        Optional<PayloadType> next = switch (chained.payload()) {
            case EncryptedPayload sealed -> Optional.of(sealed.firstInner());
            case EncryptedFragmentPayload fragment -> Optional.of(fragment.firstInner());
            default -> Optional.empty();
        };
        return new Part<>(chained.payload().type(), chained.flags(), chained.body(), next);
    }

    private static Bytes bodyOf(Payload payload) {
        WireWriter out = new WireWriter();
        payload.writeBody(out);
        return out.toBytes();
    }
}
