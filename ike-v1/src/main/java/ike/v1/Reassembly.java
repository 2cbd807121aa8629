package ike.v1;

import ike.engine.Limits;
import ike.engine.Path;
import ike.v1.sa.IsakmpSa;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.FragmentPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Pieces that are not whole messages yet ([MS-IKEE] §2.2.4). Nothing proves them, so those of one sender are never mixed with those
 * of another, whoever sends from elsewhere than the peer of an SA displaces only others who do, and of two pieces that contradict
 * each other the later one counts: a peer that sends its message again gets through, also if all its messages have the same
 * Fragment ID.
 */
final class Reassembly {
    /** Sets that are not complete; beyond that the oldest goes. */
    static final int MOST = 64;
    /** Sets of one SA from where its peer is, and as many from elsewhere. */
    static final int MOST_OF_SA = 4;

    private record Key(Cookie sa, Path sender, int id) {
    }

    /** The pieces of one message so far. */
    private static final class Pieces {
        private final boolean stranger;
        private final Map<Integer, Bytes> byNumber = new TreeMap<>();
        private int octets;
        private int last;

        Pieces(boolean stranger) {
            this.stranger = stranger;
        }

        boolean isRepeated(FragmentPayload piece) {
            return Optional.ofNullable(byNumber.get(piece.number())).filter(piece.data()::equals).isPresent()
                    && piece.isLast() == (last == piece.number());
        }

        boolean contradicts(FragmentPayload piece, Limits limits) {
            return byNumber.containsKey(piece.number())
                    || (last != 0 && (piece.isLast() || piece.number() > last))
                    || (piece.isLast() && byNumber.keySet().stream().anyMatch(number -> number > piece.number()))
                    || octets + piece.data().length() > limits.reassembledOctets();
        }

        void add(FragmentPayload piece) {
            byNumber.put(piece.number(), piece.data());
            octets += piece.data().length();
            if (piece.isLast()) {
                last = piece.number();
            }
        }

        boolean areAll() {
            return last != 0 && byNumber.size() == last;
        }
    }

    private final Map<Key, Pieces> sets = new LinkedHashMap<>();

    /** The whole message, if this was the piece that was missing. */
    Optional<Bytes> add(IsakmpSa sa, FragmentPayload piece, Path path, Limits limits) {
        Key key = new Key(sa.name().localCookie(), path, piece.id());
        Pieces pieces = sets.get(key);
        if (pieces != null && pieces.isRepeated(piece)) {
            return Optional.empty();
        }
        if (pieces == null || pieces.contradicts(piece, limits)) {
            sets.remove(key);
            pieces = new Pieces(!path.equals(sa.name().path()));
            makeRoom(key.sa(), pieces.stranger);
            sets.put(key, pieces);
        }
        pieces.add(piece);
        if (!pieces.areAll()) {
            return Optional.empty();
        }
        sets.remove(key);
        return Optional.of(Bytes.concat(pieces.byNumber.values().toArray(Bytes[]::new)));
    }

    private void makeRoom(Cookie sa, boolean stranger) {
        Predicate<Map.Entry<Key, Pieces>> alike = set -> set.getKey().sa().equals(sa)
                && set.getValue().stranger == stranger;
        if (sets.entrySet().stream().filter(alike).count() >= MOST_OF_SA) {
            removeOldest(alike);
        } else if (sets.size() >= MOST && !removeOldest(set -> set.getValue().stranger)) {
            removeOldest(set -> true);
        }
    }

    private boolean removeOldest(Predicate<Map.Entry<Key, Pieces>> which) {
        Optional<Key> oldest = sets.entrySet().stream().filter(which).map(Map.Entry::getKey).findFirst();
        oldest.ifPresent(sets::remove);
        return oldest.isPresent();
    }

    /** The SA is no more. */
    void forget(Cookie sa) {
        sets.keySet().removeIf(key -> key.sa().equals(sa));
    }
}
