package ike.v2.sa;

import com.google.common.collect.ImmutableSortedMap;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * The fragments of one message that have come so far (RFC 7383 §2.6): authentic ones only, decrypted. At most {@link
 * ike.engine.Limits#fragments} of them, with {@link ike.engine.Limits#reassembledOctets} octets in all.
 *
 * @param total how many there will be; 0 when there are none
 * @param fragments by their number, from 1 on
 * @param discardAt when they are given up
 */
public record Reassembly(long messageId, int total, ImmutableSortedMap<Integer, Fragment> fragments, long discardAt) {
    /** None so far. */
    public static final Reassembly NONE = new Reassembly(0, 0, ImmutableSortedMap.of(), 0);

    /** A fragment as received, and what was sealed in it. */
    public record Fragment(IkeMessage message, Bytes content) {
    }

    /** True when that fragment is here already: a replay. */
    public boolean has(long id, int number, int of) {
        return isOf(id) && of == total && fragments.containsKey(number);
    }

    /** True when the sender has cut this message anew since then, into more fragments than {@code of}. */
    public boolean isNewerThan(long id, int of) {
        return isOf(id) && of < total;
    }

    /** With one more. Those of another message, or of another way to cut this one, are given up for it. */
    public Reassembly plus(long id, int number, int of, Fragment fragment, long until) {
        boolean another = !isOf(id) || of != total;
        ImmutableSortedMap<Integer, Fragment> kept = another ? ImmutableSortedMap.of() : fragments;
        return new Reassembly(id, of, ImmutableSortedMap.<Integer, Fragment>orderedBy(Comparator.naturalOrder())
                .putAll(kept).put(number, fragment).build(), another ? until : discardAt);
    }

    /** True when none is missing. */
    public boolean isComplete() {
        return total > 0 && fragments.size() == total;
    }

    /** The octets that are kept. */
    public int octets() {
        return fragments.values().stream().mapToInt(fragment -> fragment.content().length()).sum();
    }

    /** The octets of the longest of them, as they came. */
    public int longest() {
        return fragments.values().stream().mapToInt(fragment -> fragment.message().octets().length()).max().orElse(0);
    }

    /** What was sealed in all of them, in their order. */
    public Bytes content() {
        return Bytes.concat(fragments.values().stream().map(Fragment::content).toArray(Bytes[]::new));
    }

    /** The first of a complete set, which stands for the whole message: its header, and what is repeated (§2.6.1). */
    public IkeMessage first() {
        return fragments.values().iterator().next().message();
    }

    /** When to give up. */
    public OptionalLong deadline() {
        return total == 0 ? OptionalLong.empty() : OptionalLong.of(discardAt);
    }

    private boolean isOf(long id) {
        return total > 0 && messageId == id;
    }
}
