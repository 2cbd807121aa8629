package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v1.FragmentPayload;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the fragments of IKEv1 messages together (payload 132). No RFC section: [MS-IKEE] §2.2.4. One message at a time,
 * as both ends do: a fragment of another message throws away what was there.
 */
final class IsakmpFragments {
    /** How long a message can be that is put together, in octets. */
    private static final int MAX_OCTETS = 65_535;
    private static final int NONE = -1;

    private final Map<Integer, Piece> pieces = new TreeMap<>();
    private final MissingParts<Integer> missing;
    private int id = NONE;
    private int last;
    private int octets;

    private record Piece(long packet, Bytes octets) {
    }

    /** A whole message, and the numbers of the packets that its other fragments came in. */
    record Whole(Bytes octets, ImmutableList<Long> others) {
    }

    /** @param missing counts the fragments that stay alone */
    IsakmpFragments(MissingParts<Integer> missing) {
        this.missing = missing;
    }

    /** The whole message, when {@code part} is the one that was still missing. */
    Optional<Whole> add(long packet, FragmentPayload part) {
        if (part.id() != id || octets + part.data().length() > MAX_OCTETS) {
            begin(part.id());
        }
        if (pieces.putIfAbsent(part.number(), new Piece(packet, part.data())) == null) {
            octets += part.data().length();
        }
        last = part.isLast() ? part.number() : last;
        if (last == 0 || pieces.size() != last) {
            return Optional.empty();
        }
        Whole whole = new Whole(Bytes.concat(pieces.values().stream().map(Piece::octets).toArray(Bytes[]::new)),
                pieces.values().stream().map(Piece::packet).filter(number -> number != packet).sorted()
                        .collect(ImmutableList.toImmutableList()));
        missing.completed(id);
        begin(NONE);
        return Optional.of(whole);
    }

    /** Gives up what is not whole. */
    void end() {
        begin(NONE);
    }

    private void begin(int newId) {
        missing.missed(id, pieces.values().stream().map(Piece::packet).toList());
        id = newId;
        pieces.clear();
        last = 0;
        octets = 0;
    }
}
