package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.List;

/**
 * Octets to IKEv2 messages and back (RFC 7296 §3). The decoder judges structure only: every length, count and order of
 * octets. Which payloads an exchange may carry, and what an unknown critical one means, is for the exchange to say.
 * Registry values without a name and payloads without a reader are kept.
 */
public final class IkeMessages {
    private static final String MESSAGE = "IKEv2 message";
    private static final String INSIDE = "decrypted payloads";
    private static final String CHAIN_SECTION = "RFC 7296 §3.2";

    private IkeMessages() {
    }

    /** The message in {@code octets}: one UDP datagram, without non-ESP marker. An SK payload stays sealed. */
    public static Decoded<IkeMessage> decode(Bytes octets) {
        return WireReader.decode(octets, MESSAGE, CHAIN_SECTION, IkeMessages::read);
    }

    /** The message in {@code octets}, field by field; of a malformed one what could be read, and the reason. */
    public static Dissection dissect(Bytes octets) {
        return WireReader.dissect(octets, MESSAGE, CHAIN_SECTION, IkeMessages::read);
    }

    /** The payloads inside an SK payload, decrypted and without padding; {@code first} is its Next Payload field. */
    public static Decoded<ImmutableList<ChainedPayload>> decodeChain(PayloadType first, Bytes octets) {
        return WireReader.decode(octets, INSIDE, CHAIN_SECTION,
                in -> PayloadChain.read(in, first, PayloadChain.Place.INSIDE));
    }

    /** The payloads inside an SK payload, field by field; offsets count from the first decrypted octet. */
    public static Dissection dissectChain(PayloadType first, Bytes octets) {
        return WireReader.dissect(octets, INSIDE, CHAIN_SECTION,
                in -> PayloadChain.read(in, first, PayloadChain.Place.INSIDE));
    }

    /**
     * The message of {@code header} and {@code payloads}; the header's first payload and length are filled in. Critical
     * and reserved bits are zero. {@link IllegalArgumentException} when a payload is longer than 65535 octets,
     * {@link IllegalStateException} when the decoder would refuse the result: an encrypted payload before the last one,
     * more than {@link Limits}.
     */
    public static IkeMessage encode(IkeHeader header, List<? extends Payload> payloads) {
        WireWriter out = new WireWriter();
        PayloadType first = payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
        IkeHeaders.write(out, header, first);
        PayloadChain.write(out, payloads, PayloadType.Known.NONE);
        IkeHeaders.lengthInto(out, out.length());
        // Reading back what was written is what gives each payload the octets of its body, and proves the encoder.
        return decode(out.toBytes()).orThrow();
    }

    /** The payloads as the inside of an SK payload, to be padded and sealed; the last Next Payload field is zero. */
    public static Bytes encodeChain(List<? extends Payload> payloads) {
        WireWriter out = new WireWriter();
        PayloadChain.write(out, payloads, PayloadType.Known.NONE);
        return out.toBytes();
    }

    /**
     * All octets of a message that stand in front of the body of its SK payload, every length final: what combined-mode
     * encryption authenticates (RFC 5282 §5.1). The message is this, followed by the body.
     *
     * @param header its first payload and length are filled in
     * @param clear the payloads in front of SK; usually none
     * @param firstInner the type of the first payload to be sealed, {@code NONE} for an empty SK
     * @param bodyLength octets of vector, ciphertext and checksum together
     */
    public static Bytes sealedPrefix(IkeHeader header, List<? extends Payload> clear, PayloadType firstInner,
            int bodyLength) {
        return prefix(header, clear, new EncryptedPayload(firstInner, Bytes.EMPTY), bodyLength);
    }

    /**
     * The same for fragment {@code number} of {@code total} (RFC 7383 §2.5): all octets in front of the fragment's
     * vector, so with the two fragment numbers.
     */
    public static Bytes sealedFragmentPrefix(IkeHeader header, List<? extends Payload> clear, PayloadType firstInner,
            int number, int total, int bodyLength) {
        return prefix(header, clear, new EncryptedFragmentPayload(firstInner, number, total, Bytes.EMPTY), bodyLength);
    }

    private static Bytes prefix(IkeHeader header, List<? extends Payload> clear, Payload sealed, int bodyLength) {
        ImmutableList<Payload> payloads = ImmutableList.<Payload>builder().addAll(clear).add(sealed).build();
        WireWriter out = new WireWriter();
        IkeHeaders.write(out, header, payloads.getFirst().type());
        PayloadChain.write(out, clear, sealed.type());
        int start = out.length();
        PayloadChain.write(out, ImmutableList.of(sealed), PayloadType.Known.NONE);
        PayloadChain.lengthInto(out, start, out.length() + bodyLength);
        IkeHeaders.lengthInto(out, out.length() + bodyLength);
        return out.toBytes();
    }

    private static IkeMessage read(WireReader in) {
        IkeHeader header = IkeHeaders.read(in);
        ImmutableList<ChainedPayload> chain = PayloadChain.read(in, header.firstPayload(), PayloadChain.Place.OUTSIDE);
        return new IkeMessage(header, chain, in.octets());
    }
}
