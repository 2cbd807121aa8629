package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Forging;
import ike.wire.WireWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An IKEv1 message that is wrong on purpose (RFC 2408 §3), to see what a receiver makes of it; or one with the reserved
 * fields that it came with, which {@link IsakmpMessages#encode} writes as zero.
 *
 * <pre>
 * Forgery.of(message).drop(2).duplicate(0).move(1, 0)           which payloads there are, and in which order
 *         .put("SA payload / Proposal 1 / Transform 1 / RESERVED2", 7)   any field, by its path in the dissection
 *         .cut(40).octets();
 * </pre>
 */
public final class Forgery extends Forging<PayloadType, Forgery> {
    private final Optional<IsakmpHeader> header;
    private final Bytes tail;

    private Forgery(Optional<IsakmpHeader> header, List<Part<PayloadType>> parts, Bytes tail,
            ImmutableList<UnaryOperator<Bytes>> lies) {
        super(parts, lies);
        this.header = header;
        this.tail = tail;
    }

    /** Of a message, as it was received; of an encrypted one the ciphertext stays as it is. */
    public static Forgery of(IsakmpMessage message) {
        return new Forgery(Optional.of(message.header()), parts(message.payloads()),
                message.header().isEncrypted() ? message.ciphertext() : message.payloads().padding(),
                ImmutableList.of());
    }

    /** Of a header and payloads in the clear. */
    public static Forgery of(IsakmpHeader header, List<? extends Payload> payloads) {
        return of(IsakmpMessages.encode(header, payloads));
    }

    /** Of the inside of an encrypted message, with its padding, before it is encrypted; there is no header. */
    public static Forgery inside(PayloadList payloads) {
        return new Forgery(Optional.empty(), parts(payloads), payloads.padding(),
                ImmutableList.of());
    }

    @Override
    protected Forgery with(List<Part<PayloadType>> parts, ImmutableList<UnaryOperator<Bytes>> lies) {
        return new Forgery(header, parts, tail, lies);
    }

    @Override
    protected PayloadType none() {
        return PayloadType.Known.NONE;
    }

    @Override
    protected void begin(WireWriter out, PayloadType first) {
        header.ifPresent(h -> IsakmpHeaders.write(out, h, h.isEncrypted() ? h.firstPayload() : first));
    }

    @Override
    protected void end(WireWriter out) {
        out.bytes(tail);
        header.ifPresent(_ -> out.u32At(IsakmpHeaders.LENGTH_OFFSET, out.length()));
    }

    @Override
    protected Dissection dissect(Bytes octets) {
        return header.isPresent()
                ? IsakmpMessages.dissect(octets)
                : IsakmpMessages.dissectInside(firstPayload(), octets);
    }

    private static List<Part<PayloadType>> parts(PayloadList payloads) {
        return payloads.chain().stream().map(chained -> new Part<>(chained.payload().type(), chained.octets().u8(1),
                chained.body(), Optional.<PayloadType>empty())).toList();
    }
}
