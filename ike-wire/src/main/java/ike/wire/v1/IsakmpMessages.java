package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.List;

/**
 * Octets to IKEv1 messages and back (RFC 2408 §3). The decoder judges structure only: every length, count and order of
 * octets. Which payloads an exchange may carry is for the exchange to say. Registry values without a name and payloads
 * without a reader are kept.
 */
public final class IsakmpMessages {
    private static final String MESSAGE = "IKEv1 message";
    private static final String INSIDE = "decrypted payloads";
    private static final String CHAIN_SECTION = "RFC 2408 §3.2";

    private static final int ALIGNMENT = 4;

    private IsakmpMessages() {
    }

    /** The message in {@code octets}: one UDP datagram, without non-ESP marker. An encrypted one stays so. */
    public static Decoded<IsakmpMessage> decode(Bytes octets) {
        return WireReader.decode(octets, MESSAGE, CHAIN_SECTION, IsakmpMessages::read);
    }

    /** The message in {@code octets}, field by field; of a malformed one what could be read, and the reason. */
    public static Dissection dissect(Bytes octets) {
        return WireReader.dissect(octets, MESSAGE, CHAIN_SECTION, IsakmpMessages::read);
    }

    /** The payloads of an encrypted message, decrypted; {@code first} is the Next Payload field of its header. */
    public static Decoded<PayloadList> decodeInside(PayloadType first, Bytes decrypted) {
        return WireReader.decode(decrypted, INSIDE, CHAIN_SECTION, in -> readInside(in, first));
    }

    /** The payloads of an encrypted message, field by field; offsets count from the first decrypted octet. */
    public static Dissection dissectInside(PayloadType first, Bytes decrypted) {
        return WireReader.dissect(decrypted, INSIDE, CHAIN_SECTION, in -> readInside(in, first));
    }

    /**
     * The message of {@code header} and {@code payloads} in the clear; the header's first payload and length are filled
     * in, reserved fields are zero. {@link IllegalArgumentException} when a payload is longer than 65535 octets, {@link
     * IllegalStateException} when the decoder would refuse the result: more than {@link Limits}.
     */
    public static IsakmpMessage encode(IsakmpHeader header, List<? extends Payload> payloads) {
        WireWriter out = new WireWriter();
        IsakmpHeaders.write(out, header, firstOf(payloads));
        PayloadChain.write(out, payloads);
        // Reading back what was written is what gives each payload its octets, and proves the encoder.
        return decode(finish(out)).orThrow();
    }

    /** The payloads as they stand in front of the padding of an encrypted message, with the octets of each. */
    public static PayloadList encodeInside(List<? extends Payload> payloads) {
        WireWriter out = new WireWriter();
        PayloadChain.write(out, payloads);
        return decodeInside(firstOf(payloads), out.toBytes()).orThrow();
    }

    /**
     * An encrypted message. The E flag has to be set in {@code header}, whose first payload and length are filled in.
     *
     * @param first the type of the first payload inside
     * @param ciphertext the payloads with their padding, encrypted
     */
    public static IsakmpMessage sealed(IsakmpHeader header, PayloadType first, Bytes ciphertext) {
        WireWriter out = new WireWriter();
        IsakmpHeaders.write(out, header, first);
        out.bytes(ciphertext);
        return decode(finish(out)).orThrow();
    }

    private static PayloadType firstOf(List<? extends Payload> payloads) {
        return payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
    }

    private static Bytes finish(WireWriter out) {
        out.u32At(IsakmpHeaders.LENGTH_OFFSET, out.length());
        return out.toBytes();
    }

    private static IsakmpMessage read(WireReader in) {
        IsakmpHeader header = IsakmpHeaders.read(in);
        if (header.isEncrypted()) {
            return IsakmpMessage.encrypted(header, in.rest("encrypted payloads"), in.octets());
        }
        ImmutableList<ChainedPayload> chain = PayloadChain.read(in, header.firstPayload());
        return IsakmpMessage.clear(header, new PayloadList(chain, alignment(in)), in.octets());
    }

    /**
     * Zeros up to a multiple of four octets. No section asks for them in the clear, and libreswan sends them: without being asked,
     * it aligns every message of IKEv1.
     */
    private static Bytes alignment(WireReader in) {
        Bytes octets = in.octets();
        int left = in.remaining();
        boolean aligns = left > 0 && left < ALIGNMENT && octets.length() % ALIGNMENT == 0
                && octets.slice(octets.length() - left, octets.length()).equals(Bytes.zeros(left));
        return aligns ? in.section("RFC 2408 §3.1").rest("Padding") : Bytes.EMPTY;
    }

    private static PayloadList readInside(WireReader in, PayloadType first) {
        ImmutableList<ChainedPayload> chain = PayloadChain.read(in, first);
        Bytes padding = in.remaining() == 0
                ? Bytes.EMPTY
                : in.section("RFC 2409 Appendix B").rest("Padding");
        return new PayloadList(chain, padding);
    }
}
