package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Puzzle Solution payload (RFC 8019 §8.2): four keys of equal length, with which the PRF of the puzzle gives results that end
 * with as many zero bits as were asked for.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                      Puzzle Solution Data                     |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param solution the whole payload; whether it is four keys does not decide whether the message stands
 */
public record PuzzleSolutionPayload(Bytes solution) implements Payload {
    private static final String SECTION = "RFC 8019 §8.2";
    private static final int KEYS = 4;

    @Override
    public PayloadType type() {
        return PayloadType.Known.PS;
    }

    static PuzzleSolutionPayload read(WireReader in) {
        return new PuzzleSolutionPayload(in.section(SECTION).apart("Puzzle Solution Data", in.remaining(), SECTION,
                PuzzleSolutionPayload::readKeys));
    }

    private static int readKeys(WireReader in) {
        int length = in.remaining() / KEYS;
        if (length == 0 || in.remaining() % KEYS != 0) {
            throw in.malformedAt("", 0, in.remaining() + " octets are not four keys of one length");
        }
        for (int i = 1; i <= KEYS; i++) {
            in.bytes("Key " + i, length);
        }
        return length;
    }

    @Override
    public void writeBody(WireWriter out) {
        out.bytes(solution);
    }
}
