package ike.esp.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.InternetChecksum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Fragments in any order make their packet again; those that cannot belong together make none. */
class ReassemblerProperties {
    private final byte[] frame = new byte[70_000];
    private long now;
    private final Reassembler reassembler = new Reassembler(() -> now);

    @Property(tries = 500)
    void fragmentsInAnyOrderMakeThePacket(@ForAll @IntRange(min = 1, max = 9000) int size, @ForAll boolean v4,
            @ForAll @IntRange(min = 1, max = 180) int blocks, @ForAll long seed) {
        Bytes payload = Packets.pattern(size);
        Random random = new Random(seed);
        List<Bytes> fragments = new ArrayList<>(fragments(payload, v4, 8 * blocks, 7));
        fragments.addAll(fragments(Bytes.copyOf(payload.toArray(), 0, size / 2 + 1), v4, 8 * blocks, 8));
        int other = (size / 2 + 8 * blocks) / (8 * blocks);
        Collections.shuffle(fragments, random);
        List<Bytes> wholes = new ArrayList<>();
        for (Bytes fragment : fragments) {
            int length = add(fragment);
            if (length > 0) {
                wholes.add(Bytes.copyOf(frame, 0, length));
            }
        }
        assertThat(other).isPositive();
        assertThat(wholes).containsExactlyInAnyOrder(whole(payload, v4, 7),
                whole(Bytes.copyOf(payload.toArray(), 0, size / 2 + 1), v4, 8));
    }

    @Property(tries = 500)
    void anythingThatLooksLikeFragmentsMakesAPacketOrNone(@ForAll long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Bytes data = Packets.pattern(1 + random.nextInt(60));
            int position = 8 * random.nextInt(random.nextBoolean() ? 8 : 8192);
            Bytes fragment = fragment(data, position, random.nextBoolean(), random.nextBoolean(), random.nextInt(20));
            int result = add(fragment);
            assertThat(result == 0 || result == Drop.BAD_FRAGMENT.code() || result > 20).isTrue();
        }
    }

    @Example
    void overlappingFragmentsMakeTheirPacketInvalid() {
        assertThat(add(fragment(Packets.pattern(16), 0, true, true, 1))).isZero();
        assertThat(add(fragment(Packets.pattern(16), 8, true, true, 1))).isEqualTo(Drop.BAD_FRAGMENT.code());
        assertThat(add(fragment(Packets.pattern(8), 16, false, true, 1))).as("the first is forgotten").isZero();
        assertThat(add(fragment(Packets.pattern(8), 24, false, true, 1))).isEqualTo(Drop.BAD_FRAGMENT.code());
    }

    @Example
    void whatIsNotWholeInTimeIsForgotten() {
        assertThat(add(fragment(Packets.pattern(16), 0, true, true, 1))).isZero();
        now = 31_000_000_000L;
        assertThat(add(fragment(Packets.pattern(16), 16, false, true, 1))).isZero();
        assertThat(add(fragment(Packets.pattern(16), 0, true, true, 1))).isEqualTo(52);
    }

    @Example
    void theOldestGivesWay() {
        for (int id = 0; id <= Reassembler.MOST; id++) {
            now++;
            assertThat(add(fragment(Packets.pattern(16), 0, true, true, id))).isZero();
        }
        assertThat(add(fragment(Packets.pattern(16), 16, false, true, 1))).isEqualTo(52);
        assertThat(add(fragment(Packets.pattern(16), 16, false, true, 0))).isZero();
    }

    private int add(Bytes fragment) {
        fragment.copyTo(frame, 0);
        InnerPacket inner = new InnerPacket();
        assertThat(inner.read(frame, 0, fragment.length())).isTrue();
        return inner.isFragment() ? reassembler.add(frame, inner) : fragment.length();
    }

    private static ImmutableList<Bytes> fragments(Bytes payload, boolean v4, int size, int id) {
        ImmutableList.Builder<Bytes> fragments = ImmutableList.builder();
        for (int at = 0; at < payload.length(); at += size) {
            int end = Math.min(payload.length(), at + size);
            fragments.add(payload.length() <= size
                    ? whole(payload, v4, id)
                    : fragment(payload.slice(at, end), at, end < payload.length(), v4, id));
        }
        return fragments.build();
    }

    private static Bytes fragment(Bytes data, int position, boolean more, boolean v4, int id) {
        if (!v4) {
            return Packets.v6("2001:db8::1", "2001:db8::2", 44,
                    Bytes.concat(Bytes.of(253, 0), Bytes.u16(position | (more ? 1 : 0)), Bytes.u32(id), data));
        }
        byte[] packet = whole(data, true, id).toArray();
        packet[6] = (byte) (((position / 8) >> 8) | (more ? 0x20 : 0));
        packet[7] = (byte) (position / 8);
        return withChecksum(packet);
    }

    private static Bytes whole(Bytes payload, boolean v4, int id) {
        if (!v4) {
            return Packets.v6("2001:db8::1", "2001:db8::2", 253, payload);
        }
        byte[] packet = Packets.v4("192.0.2.1", "192.0.2.2", 253, payload).toArray();
        packet[4] = 0;
        packet[5] = (byte) id;
        packet[6] = 0;
        packet[7] = 0;
        return withChecksum(packet);
    }

    private static Bytes withChecksum(byte[] packet) {
        packet[10] = 0;
        packet[11] = 0;
        int checksum = InternetChecksum.of(packet, 0, 20);
        packet[10] = (byte) (checksum >> 8);
        packet[11] = (byte) checksum;
        return Bytes.copyOf(packet);
    }
}
