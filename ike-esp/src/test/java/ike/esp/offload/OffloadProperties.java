package ike.esp.offload;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.BigEndian;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What was joined can be cut again, whatever came; and what belongs together is joined. */
class OffloadProperties {
    private static final ImmutableList<Flow> FLOWS = ImmutableList.of(new Flow(true, true, 1), new Flow(true, true, 2),
            new Flow(true, false, 1), new Flow(false, true, 1), new Flow(false, false, 1));
    private static final int ACK = 0x10;

    private final List<Bytes> out = new ArrayList<>();
    private int calls;

    @Property
    void cuttingWhatWasJoinedGivesTheSamePackets(@ForAll long seed) {
        Random random = new Random(seed);
        out.clear();
        Coalescer coalescer = new Coalescer(this::cut, true);
        List<Bytes> in = new ArrayList<>();
        int[] sequence = new int[FLOWS.size()];
        int flow = 0;
        for (int number = 0; number < 200; number++) {
            flow = random.nextInt(4) == 0 ? random.nextInt(FLOWS.size()) : flow;
            byte[] packet = packet(random, FLOWS.get(flow), number, sequence[flow]);
            sequence[flow] += packet.length - FLOWS.get(flow).headers();
            coalescer.add(packet, 0, packet.length);
            in.add(Bytes.copyOf(packet));
        }
        coalescer.flush();
        for (Flow each : FLOWS) {
            assertThat(of(each, out).equals(of(each, in))).as("the same packets of %s", each).isTrue();
        }
        assertThat(out).hasSameSizeAs(in);
    }

    /** Most are as long as the last; a few are pushed, finish, have another size, another DF or TTL, or are damaged. */
    private static byte[] packet(Random random, Flow flow, int number, int sequence) {
        int flags = switch (random.nextInt(20)) {
            case 0 -> ACK | 8;
            case 1 -> ACK | 1;
            case 2 -> ACK | 0x40;
            default -> ACK;
        };
        int jump = random.nextInt(30) == 0 ? 5 : 0;
        byte[] packet = flow.packet(number, sequence + jump, flags,
                random.nextInt(10) == 0 ? random.nextInt(1400) : 900);
        switch (random.nextInt(40)) {
            case 0 -> packet[flow.ipHeader() + (flow.tcp() ? 15 : 7)] ^= 1;
            case 1 -> packet[flow.v4() ? 8 : 7]--;
            case 2 -> packet[packet.length - 1] ^= 1;
            case 3 -> packet[flow.v4() ? 6 : 3] ^= 0x40;
            default -> {
            }
        }
        return packet;
    }

    @Property(tries = 100)
    void aLongStreamIsJoined(@ForAll @IntRange(max = 4) int flow, @ForAll @IntRange(min = 1, max = 1400) int size) {
        out.clear();
        Coalescer coalescer = new Coalescer(this::cut, true);
        calls = 0;
        for (int i = 0; i < 40; i++) {
            byte[] packet = FLOWS.get(flow).packet(i, i * size, ACK, size);
            coalescer.add(packet, 0, packet.length);
        }
        coalescer.flush();
        assertThat(calls).isEqualTo(1);
        assertThat(out).hasSize(40);
    }

    @Property(tries = 100)
    void theKernelsSuperPacketsBecomeRightPackets(@ForAll @IntRange(max = 4) int flow,
            @ForAll @IntRange(min = 1, max = 2000) int size, @ForAll @IntRange(min = 1, max = 20_000) int total) {
        out.clear();
        Flow of = FLOWS.get(flow);
        SuperPacket whole = new SuperPacket();
        byte[] packet = of.packet(0xfffe, 0xffff_ff00, ACK | 0x80 | 9, total);
        System.arraycopy(packet, 0, whole.octets(), SuperPacket.START, packet.length);
        whole.several(packet.length, of.tcp() ? SuperPacket.Kind.TCP : SuperPacket.Kind.UDP, size);
        whole.partialChecksum(of.ipHeader(), of.tcp() ? 16 : 6);
        cut(whole);
        int sequence = 0xffff_ff00;
        for (Bytes segment : out) {
            byte[] octets = segment.toArray();
            int payload = octets.length - of.headers();
            assertThat(of.transportChecksum(octets)).isZero();
            boolean last = sequence - 0xffff_ff00 + payload == total;
            assertThat(payload).isEqualTo(last ? total - (out.size() - 1) * size : size);
            if (of.tcp()) {
                assertThat(BigEndian.i32(octets, of.ipHeader() + 4)).isEqualTo(sequence);
                int flags = ACK | (last ? 9 : 0) | (sequence == 0xffff_ff00 ? 0x80 : 0);
                assertThat(BigEndian.u8(octets, of.ipHeader() + 13)).isEqualTo(flags);
            }
            sequence += payload;
        }
        assertThat(sequence - 0xffff_ff00).isEqualTo(total);
    }

    private boolean cut(SuperPacket whole) {
        calls++;
        Segmenter segmenter = new Segmenter(whole);
        segmenter.begin();
        byte[] frame = new byte[70_000];
        for (int length = segmenter.next(frame, 5); length > 0; length = segmenter.next(frame, 5)) {
            out.add(Bytes.copyOf(frame, 5, length));
        }
        return true;
    }

    private static List<Bytes> of(Flow flow, List<Bytes> packets) {
        Bytes wanted = name(Bytes.copyOf(flow.packet(0, 0, 0, 1)));
        return packets.stream().filter(p -> name(p).equals(wanted)).map(OffloadProperties::essence).toList();
    }

    /** The identification of a packet that may not be fragmented says nothing (RFC 6864 §4.1). */
    private static Bytes essence(Bytes packet) {
        byte[] octets = packet.toArray();
        if ((octets[0] & 0xf0) == 0x40 && (octets[6] & 0x40) != 0) {
            octets[4] = 0;
            octets[5] = 0;
            BigEndian.put16(octets, 10, InternetChecksum.of(packet.toArray(), 0, 20));
        }
        return Bytes.owning(octets);
    }

    /** IP version, protocol and source port. */
    private static Bytes name(Bytes packet) {
        byte[] octets = packet.toArray();
        boolean v4 = (octets[0] & 0xf0) == 0x40;
        return Bytes.of(v4 ? 4 : 6, octets[v4 ? 9 : 6], octets[v4 ? 21 : 41]);
    }
}
