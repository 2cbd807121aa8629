package ike.wire.esp;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;

/**
 * IKE and ESP over TCP (RFC 9329 §3): who opened the connection sends a prefix of six octets first; then, in both
 * directions, each IKE message (behind the non-ESP marker) and each ESP packet stands behind its length.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+
 * |            Length             |  with these two octets
 * +---------------+---------------+---------------+---------------+
 * |        non-ESP marker and IKE message, or ESP packet          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * One of these cuts one direction of a stream into its messages, however TCP has divided it. It keeps at most one
 * message that is not whole yet: 65,535 octets.
 */
public final class StreamFraming {
    /** What the connection's originator sends first (RFC 9329 §4). */
    public static final Bytes PREFIX = Bytes.utf8("IKETCP");
    /** The port that is used unless another one is configured. */
    public static final int PORT = 4500;

    private static final int LENGTH_OCTETS = 2;

    private boolean awaitsPrefix;
    private Bytes rest = Bytes.EMPTY;
    private boolean broken;

    /** Cuts the originator's direction when {@code prefixed}, else the other one. */
    public StreamFraming(boolean prefixed) {
        this.awaitsPrefix = prefixed;
    }

    /** {@code message}, an ESP packet or a marked IKE message, as it stands in the stream; at most 65533 octets. */
    public static Bytes frame(Bytes message) {
        if (message.length() > 0xffff - LENGTH_OCTETS) {
            throw new IllegalArgumentException(message.length() + " octets");
        }
        return Bytes.concat(Bytes.u16(LENGTH_OCTETS + message.length()), message);
    }

    /**
     * What the next octets of the stream complete: each message without its length. A message of length zero is left
     * out, as RFC 9329 §3 asks; a length below two, or another prefix, breaks the stream for good.
     */
    public ImmutableList<Bytes> feed(Bytes octets) {
        rest = Bytes.concat(rest, octets);
        ImmutableList.Builder<Bytes> messages = ImmutableList.builder();
        if (awaitsPrefix && !broken && rest.length() >= PREFIX.length()) {
            broken = !rest.startsWith(PREFIX);
            awaitsPrefix = false;
            rest = rest.from(PREFIX.length());
        }
        while (!awaitsPrefix && !broken && rest.length() >= LENGTH_OCTETS) {
            int length = rest.u16At(0);
            broken = length < LENGTH_OCTETS;
            if (broken || length > rest.length()) {
                break;
            }
            if (length > LENGTH_OCTETS) {
                messages.add(rest.slice(LENGTH_OCTETS, length));
            }
            rest = rest.from(length);
        }
        rest = broken ? Bytes.EMPTY : Bytes.concat(rest);
        return messages.build();
    }

    /** True when the octets cannot be such a stream: the connection is to be closed. */
    public boolean isBroken() {
        return broken;
    }
}
