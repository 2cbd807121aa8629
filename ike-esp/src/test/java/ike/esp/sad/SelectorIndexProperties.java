package ike.esp.sad;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.esp.packet.InnerPacket;
import ike.esp.packet.Packets;
import ike.esp.packet.SelectorSet;
import ike.wire.Bytes;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The index against a list that is searched from end to end. */
class SelectorIndexProperties {
    private record Item(ImmutableList<AddressRange> remote, SelectorSet set, long rank) implements Selecting {
        @Override
        public boolean selectsAddresses(InnerPacket packet) {
            return selects(packet);
        }

        @Override
        public boolean wantsWhole() {
            return false;
        }

        @Override
        public boolean selects(InnerPacket packet) {
            return set.matchesDestination(packet);
        }
    }

    @Property(tries = 300)
    void findsWhatTheListFinds(@ForAll long seed) {
        Random random = new Random(seed);
        SelectorIndex<Item> index = new SelectorIndex<>(Item[]::new);
        List<Item> list = new ArrayList<>();
        for (int step = 0; step < 150; step++) {
            if (random.nextInt(3) == 0 && !list.isEmpty()) {
                index.remove(list.remove(random.nextInt(list.size())));
            } else {
                Item item = item(random, step);
                index.add(item);
                list.add(item);
            }
            InnerPacket packet = packet(random);
            Item expected = list.stream().filter(item -> item.selects(packet))
                    .max(Comparator.comparingLong(Item::rank)).orElse(null);
            assertThat(index.find(packet)).isSameAs(expected);
        }
    }

    private static Item item(Random random, long rank) {
        ImmutableList<AddressRange> remote = ImmutableList.of(range(random), range(random));
        // Ranks come in any order, as priorities of policies do.
        return new Item(remote, new SelectorSet(remote), Long.reverse(rank) >>> 1);
    }

    private static AddressRange range(Random random) {
        int first = random.nextInt(60);
        int last = random.nextBoolean() ? first : first + random.nextInt(60);
        return random.nextBoolean()
                ? Sas.range("10.2.0." + first, "10.2." + random.nextInt(2) + "." + last)
                : Sas.range("2001:db8::" + Integer.toHexString(first), "2001:db8::" + Integer.toHexString(last));
    }

    private static InnerPacket packet(Random random) {
        int host = random.nextInt(120);
        Bytes octets = random.nextBoolean()
                ? Packets.v4("10.1.0.1", "10.2." + random.nextInt(2) + "." + host, 17, Packets.udp(1, 2, 0))
                : Packets.v6("2001:db8:1::1", "2001:db8::" + Integer.toHexString(host), 17, Packets.udp(1, 2, 0));
        InnerPacket packet = new InnerPacket();
        assertThat(packet.read(octets.toArray(), 0, octets.length())).isTrue();
        return packet;
    }
}
