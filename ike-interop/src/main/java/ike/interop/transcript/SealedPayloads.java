package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Dissection;
import ike.wire.Field;
import ike.wire.Malformed;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.PayloadType;
import java.util.Optional;

/**
 * What an Encrypted payload holds (RFC 7296 §3.14), or an Encrypted Fragment payload (RFC 7383 §2.5).
 *
 * @param firstInner the type of the first payload inside
 * @param body vector, ciphertext and checksum
 * @param isPart whether it is one of several parts of a message
 */
record SealedPayloads(PayloadType firstInner, Bytes body, boolean isPart) {
    static final String SECTION = "RFC 7296 §3.14";

    /**
     * What was found inside; the chain is empty when it is malformed, or a part of a message.
     *
     * @param octets the payloads, or the part of them, without padding
     */
    record Contents(ImmutableList<ChainedPayload> chain, Bytes octets, Layer layer) {
    }

    /** What all the parts of a message hold together (RFC 7383 §2.6). */
    static Contents whole(PayloadType firstInner, Bytes payloads) {
        Dissection dissection = IkeMessages.dissectChain(firstInner, payloads);
        return contents(IkeMessages.decodeChain(firstInner, payloads).toOptional().orElse(ImmutableList.of()),
                payloads, payloads, dissection.root(), dissection.why());
    }

    /** The decrypted octets, padding included, field by field. */
    Contents contents(Bytes plaintext) {
        int padLength = plaintext.isEmpty() ? 0 : plaintext.u8(plaintext.length() - 1);
        int end = plaintext.length() - 1 - padLength;
        if (end < 0) {
            return contents(ImmutableList.of(), Bytes.EMPTY, plaintext,
                    FieldTrees.leaf("Encrypted", plaintext, 0, SECTION),
                    Optional.of(new Malformed("Pad Length", Math.max(0, plaintext.length() - 1),
                            "says " + padLength + ", but only " + plaintext.length() + " octets are there", SECTION)));
        }
        Bytes payloads = plaintext.slice(0, end);
        ImmutableList<Field> padding = ImmutableList.of(
                FieldTrees.leaf("Padding", plaintext.slice(end, end + padLength), end, SECTION),
                FieldTrees.leaf("Pad Length", end + padLength, Integer.toString(padLength), SECTION));
        // A part of a message is cut anywhere: only all parts together are payloads (RFC 7383 §2.6).
        if (isPart) {
            Field part = FieldTrees.leaf("part of the payloads", payloads, 0, "RFC 7383 §2.5");
            Field root = new Field("decrypted part of a message", 0, end, "", "RFC 7383 §2.5", ImmutableList.of(part));
            return contents(ImmutableList.of(), payloads, plaintext, FieldTrees.append(root, padding),
                    Optional.empty());
        }
        Dissection dissection = IkeMessages.dissectChain(firstInner, payloads);
        return contents(IkeMessages.decodeChain(firstInner, payloads).toOptional().orElse(ImmutableList.of()),
                payloads, plaintext, FieldTrees.append(dissection.root(), padding), dissection.why());
    }

    private static Contents contents(ImmutableList<ChainedPayload> chain, Bytes payloads, Bytes plaintext,
            Field root, Optional<Malformed> why) {
        return new Contents(chain, payloads, new Layer(Layer.Kind.DECRYPTED_PAYLOADS, plaintext, root, why));
    }
}
