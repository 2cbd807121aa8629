package ike.interop.transcript;

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

    private final Map<Integer, Bytes> pieces = new TreeMap<>();
    private int id = -1;
    private int last;
    private int octets;

    /** The whole message, when {@code part} is the one that was still missing. */
    Optional<Bytes> add(FragmentPayload part) {
        if (part.id() != id || octets + part.data().length() > MAX_OCTETS) {
            begin(part.id());
        }
        if (pieces.putIfAbsent(part.number(), part.data()) == null) {
            octets += part.data().length();
        }
        last = part.isLast() ? part.number() : last;
        if (last == 0 || pieces.size() != last) {
            return Optional.empty();
        }
        Bytes whole = Bytes.concat(pieces.values().toArray(Bytes[]::new));
        begin(-1);
        return Optional.of(whole);
    }

    private void begin(int newId) {
        id = newId;
        pieces.clear();
        last = 0;
        octets = 0;
    }
}
