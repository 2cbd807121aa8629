package ike.esp.packet;

/**
 * Which of the latest sequence numbers have come (RFC 4303 §3.4.3), kept the way of RFC 6479: a ring of 64-bit words
 * that is never shifted; when the window moves on, whole words are cleared. The ring has one word more than the window
 * needs, so that clearing the newest word cannot lose a number that is still inside.
 *
 * <pre>
 *      left of the window          the window: size numbers        not seen yet
 * ... ------------------------+-------------------------------+------------------ ...
 *        always refused          refused when seen before   top     always accepted
 * </pre>
 *
 * Confined to one thread. Sequence numbers are 64 bits wide here, unsigned 32-bit ones included.
 */
public final class ReplayWindow {
    /** The smallest window that must be possible (RFC 4303 §3.4.3), in packets. */
    public static final int SMALLEST = 32;
    /** The largest one here. */
    public static final int LARGEST = 32_768;

    private static final long LOWER = 0xffff_ffffL;

    private final int size;
    private final long[] words;
    private final int mask;
    private long top;

    /**
     * An empty window.
     *
     * @param size packets that may arrive late: up to {@value #LARGEST}, at least {@value #SMALLEST} whatever is asked for, or 0
     *        for no check at all
     */
    public ReplayWindow(int size) {
        if (size < 0 || size > LARGEST) {
            throw new IllegalArgumentException("a replay window has up to " + LARGEST + " packets, not " + size);
        }
        this.size = size == 0 ? 0 : Math.max(size, SMALLEST);
        int needed = (this.size + 63) / 64 + 1;
        words = new long[Integer.highestOneBit(2 * needed - 1)];
        mask = words.length - 1;
    }

    /**
     * True when a packet with this number may be opened: to be asked before its integrity is known, changes nothing.
     */
    public boolean accepts(long sequence) {
        if (size == 0 || sequence > top) {
            return sequence >= 0;
        }
        if (sequence <= 0 || top - sequence >= size) {
            return false;
        }
        return (words[(int) (sequence >>> 6) & mask] & 1L << (sequence & 63)) == 0;
    }

    /**
     * The 64-bit sequence number whose lower 32 bits a packet carries (RFC 4303 Appendix A2.2): the one nearest to the
     * window, where a number below the window's lower edge belongs to the next 2^32. Below zero when no packet can have it.
     */
    public long infer(long lower) {
        long topLower = top & LOWER;
        long topUpper = top >>> 32;
        long edge = topLower - Math.max(size, SMALLEST) + 1;
        if (edge >= 0) {
            return (lower >= edge ? topUpper : topUpper + 1) << 32 | lower;
        }
        return (lower >= (edge & LOWER) ? topUpper - 1 : topUpper) << 32 | lower;
    }

    /** Remembers the number of a packet that was accepted and proved authentic. */
    public void mark(long sequence) {
        if (size == 0) {
            top = Math.max(top, sequence);
            return;
        }
        if (sequence > top) {
            long from = top >>> 6;
            long cleared = Math.min((sequence >>> 6) - from, words.length);
            for (long i = 1; i <= cleared; i++) {
                words[(int) (from + i) & mask] = 0;
            }
            top = sequence;
        }
        words[(int) (sequence >>> 6) & mask] |= 1L << (sequence & 63);
    }

    /** The highest number that was marked, 0 at first. */
    public long top() {
        return top;
    }
}
