package ike.esp.offload;

/**
 * Joins consecutive packets of a flow into super-packets, so that one call into the kernel takes many of them. Packets of
 * a flow stay in order; packets of different flows may overtake each other until the next {@link #flush}. What was joined
 * can be cut again into the same packets: same headers, consecutive TCP sequence numbers, equal sizes but for the last,
 * no flag but PSH (of the last), right checksums. Confined to one thread.
 */
public final class Coalescer {
    /** Where packets go. */
    public interface Outlet {
        /** Takes a packet or super-packet; false when it was refused. */
        boolean put(SuperPacket packet);
    }

    /** Flows that are joined at the same time. */
    private static final int FLOWS = 8;

    private final Outlet outlet;
    private final boolean joinsUdp;
    private final Run[] runs = new Run[FLOWS];
    private final SuperPacket alone = new SuperPacket();
    private final FlowHeaders headers = new FlowHeaders();
    private int open;

    /** A coalescer in front of {@code outlet}, which takes super-packets of UDP only if {@code joinsUdp}. */
    public Coalescer(Outlet outlet, boolean joinsUdp) {
        this.outlet = outlet;
        this.joinsUdp = joinsUdp;
        for (int i = 0; i < FLOWS; i++) {
            runs[i] = new Run();
        }
    }

    /** Takes one IP packet; how many calls of the outlet were refused. */
    public int add(byte[] octets, int offset, int length) {
        if (!headers.read(octets, offset, length)) {
            return flush() + single(octets, offset, length);
        }
        int refused = 0;
        int at = indexOf(headers);
        if (at >= 0) {
            if (runs[at].join(headers)) {
                return runs[at].isEnded() ? emit(at) : 0;
            }
            refused = emit(at);
        }
        boolean begins = (joinsUdp || headers.isTcp()) && headers.mayBeginRun();
        return refused + (begins ? begin() : single(octets, offset, length));
    }

    /** Lets out everything that was held back; how many calls of the outlet were refused. */
    public int flush() {
        int refused = 0;
        while (open > 0) {
            refused += emit(0);
        }
        return refused;
    }

    private int indexOf(FlowHeaders packet) {
        for (int i = 0; i < open; i++) {
            if (runs[i].isOf(packet)) {
                return i;
            }
        }
        return -1;
    }

    private int begin() {
        int refused = open == FLOWS ? emit(0) : 0;
        runs[open].begin(headers);
        open++;
        return runs[open - 1].isEnded() ? refused + emit(open - 1) : refused;
    }

    /** The runs stay in the order in which they began. */
    private int emit(int at) {
        Run run = runs[at];
        open--;
        System.arraycopy(runs, at + 1, runs, at, open - at);
        runs[open] = run;
        return outlet.put(run.whole()) ? 0 : 1;
    }

    private int single(byte[] octets, int offset, int length) {
        System.arraycopy(octets, offset, alone.octets(), SuperPacket.START, length);
        alone.single(length);
        return outlet.put(alone) ? 0 : 1;
    }
}
