package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.Policy.Action;
import ike.engine.SaId;
import ike.engine.TrafficEvent;
import ike.engine.TransportAddress;
import ike.esp.io.NioPorts;
import ike.esp.io.Routing;
import ike.esp.packet.Drop;
import ike.esp.packet.Packets;
import ike.esp.sad.Sas;
import ike.esp.sad.SequenceLimits;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of outbound packets by policy: protected, passed by, dropped, or waiting for an SA. */
class PoliciesTest {
    private static final DatapathOptions OPTIONS = new DatapathOptions(Optional.empty(), 0, 0, "", 1400, 1 << 20, 0, 0,
            true, true,
            Duration.ofSeconds(20), SequenceLimits.DEFAULT);

    private final MemoryDevice device = new MemoryDevice();
    private final RememberedPackets bypassed = new RememberedPackets();
    private final Recorder hears = new Recorder();
    private TunnelDatapath datapath;

    @BeforeEach
    void open() throws IOException {
        datapath = new TunnelDatapath(device, NioPorts.open(ImmutableList.of(IpAddress.of("127.0.0.1")), 0, 0),
                bypassed,
                new NoRoutes(), OPTIONS);
        datapath.start(hears);
    }

    @AfterEach
    void close() {
        datapath.close();
    }

    @Test
    void theFirstPolicyThatSelectsAPacketJudgesIt() throws InterruptedException {
        datapath.install(policy(1, Action.DISCARD, 0, 0, 65_535));
        datapath.install(policy(2, Action.BYPASS, 5, 53, 53));
        device.send(packet(80, 1));
        device.send(packet(53, 2));
        assertThat(bypassed.next()).isEqualTo(packet(53, 2));
        assertThat(datapath.drops()).containsOnlyKeys(Drop.DISCARDED);
        datapath.removePolicy(2);
        device.send(packet(53, 3));
        awaitDrops(Drop.DISCARDED, 2);
    }

    @Test
    void aPolicyMayKeepPacketsFromAnSa() throws InterruptedException {
        datapath.install(sa(1));
        datapath.install(policy(1, Action.BYPASS, 0, 22, 22));
        device.send(packet(22, 1));
        assertThat(bypassed.next()).isEqualTo(packet(22, 1));
        device.send(packet(80, 2));
        device.send(packet(22, 3));
        assertThat(bypassed.next()).isEqualTo(packet(22, 3));
        assertThat(datapath.usage(SaId.outbound(1)).orElseThrow().packets()).isEqualTo(1);
    }

    @Test
    void aPolicyBehindSasJudgesOnlyWhatNoneProtects() throws InterruptedException {
        datapath.install(policy(1, Action.DISCARD, -1, 0, 65_535));
        device.send(packet(80, 1));
        awaitDrops(Drop.DISCARDED, 1);
        datapath.install(sa(1));
        device.send(packet(80, 2));
        for (long end = deadline(); datapath.usage(SaId.outbound(1)).orElseThrow().packets() < 1;) {
            assertThat(System.nanoTime()).as("the packet is not sealed").isLessThan(end);
            Thread.onSpinWait();
        }
        datapath.remove(SaId.outbound(1));
        device.send(packet(80, 3));
        awaitDrops(Drop.DISCARDED, 2);
    }

    @Test
    void anSaMayStandBeforePolicies() throws InterruptedException {
        EspSa sa = sa(1);
        datapath.install(sa.with(sa.options().withPriority(5)));
        datapath.install(policy(1, Action.BYPASS, 4, 22, 22));
        device.send(packet(22, 1));
        for (long end = deadline(); datapath.usage(SaId.outbound(1)).orElseThrow().packets() < 1;) {
            assertThat(System.nanoTime()).as("the packet is not sealed").isLessThan(end);
            Thread.onSpinWait();
        }
        datapath.install(policy(2, Action.BYPASS, 6, 22, 22));
        device.send(packet(22, 2));
        assertThat(bypassed.next()).isEqualTo(packet(22, 2));
        assertThat(datapath.usage(SaId.outbound(1)).orElseThrow().packets()).isEqualTo(1);
    }

    @Test
    void packetsWaitForTheSaThatThePolicyAsksFor() throws InterruptedException {
        datapath.install(policy(7, Action.PROTECT, 0, 0, 65_535));
        device.send(packet(80, 1));
        device.send(packet(443, 2));
        assertThat(hears.event()).isEqualTo(new TrafficEvent.Acquire(7,
                new AddressRange(17, 1000, 1000, IpAddress.of("10.1.0.1"), IpAddress.of("10.1.0.1")),
                new AddressRange(17, 80, 80, IpAddress.of("10.2.0.1"), IpAddress.of("10.2.0.1"))));
        awaitTaken();
        datapath.install(sa(1));
        for (long end = deadline(); datapath.usage(SaId.outbound(1)).orElseThrow().packets() < 2;) {
            assertThat(System.nanoTime()).as("the packets still wait").isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(datapath.drops()).containsOnlyKeys(Drop.NO_SA);
    }

    /** Where each address that packets are for has an SA of its own, one that is asked for keeps nobody from asking for another. */
    @Test
    void eachAddressIsAskedForWhereItNeedsAnSaOfItsOwn() throws InterruptedException {
        Policy usual = policy(7, Action.PROTECT, 0, 0, 65_535);
        datapath.install(
                new Policy(usual.id(), usual.action(), usual.priority(), usual.local(), usual.remote(), true));
        device.send(packet(80, 1));
        device.send(packet(80, 2));
        device.send(Packets.v4("10.1.0.1", "10.2.0.2", 17, Packets.udp(1000, 80, 0)));
        assertThat(asked()).isEqualTo(IpAddress.of("10.2.0.1"));
        assertThat(asked()).isEqualTo(IpAddress.of("10.2.0.2"));
    }

    private IpAddress asked() throws InterruptedException {
        return ((TrafficEvent.Acquire) hears.event()).destination().start();
    }

    /** Once the SA was there, its end is asked for at once, not when the pause between two questions is over. */
    @Test
    void aNewSaIsAskedForAsSoonAsTheOldOneIsGone() throws InterruptedException {
        datapath.install(policy(7, Action.PROTECT, 0, 0, 65_535));
        device.send(packet(80, 1));
        assertThat(hears.event()).isInstanceOf(TrafficEvent.Acquire.class);
        awaitTaken();
        datapath.install(sa(1));
        for (long end = deadline(); datapath.usage(SaId.outbound(1)).orElseThrow().packets() < 1;) {
            assertThat(System.nanoTime()).as("the packet still waits").isLessThan(end);
            Thread.onSpinWait();
        }
        device.send(packet(80, 2));
        for (long end = deadline(); datapath.usage(SaId.outbound(1)).orElseThrow().packets() < 2;) {
            assertThat(System.nanoTime()).as("the packet is not sealed").isLessThan(end);
            Thread.onSpinWait();
        }
        datapath.remove(SaId.outbound(1));
        device.send(packet(80, 3));
        assertThat(hears.event()).isInstanceOf(TrafficEvent.Acquire.class);
    }

    @Test
    void onlySoManyPacketsWait() {
        datapath.install(policy(7, Action.PROTECT, 0, 0, 65_535));
        for (int i = 0; i < HeldPackets.MOST + 10; i++) {
            device.send(packet(80, i));
        }
        awaitDrops(Drop.QUEUE_FULL, 10);
    }

    /** A packet that nobody protects, behind those that wait: when it is dropped, they were taken. */
    private void awaitTaken() {
        device.send(Packets.v4("10.1.0.1", "10.9.0.1", 17, Packets.udp(1, 2, 0)));
        for (long end = deadline(); datapath.drops().isEmpty();) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(datapath.drops()).containsOnlyKeys(Drop.NO_SA);
    }

    private void awaitDrops(Drop drop, long count) {
        for (long end = deadline(); datapath.drops().getOrDefault(drop, 0L) < count;) {
            assertThat(System.nanoTime()).as("dropped: %s", datapath.drops()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(datapath.drops()).containsEntry(drop, count);
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    }

    private static Policy policy(long id, Action action, int priority, int firstPort, int lastPort) {
        AddressRange remote = new AddressRange(firstPort == 0 ? 0 : 17, firstPort, lastPort, IpAddress.of("10.2.0.0"),
                IpAddress.of("10.2.255.255"));
        return new Policy(id, action, priority, ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255")),
                ImmutableList.of(remote));
    }

    private EspSa sa(int child) {
        Path path = new Path(Path.Transport.UDP_ENCAPSULATED,
                new TransportAddress(IpAddress.of("127.0.0.1"), datapath.port(Path.Transport.UDP_ENCAPSULATED)),
                new TransportAddress(IpAddress.of("127.0.0.1"), 9));
        return Sas.sa(SaId.outbound(child), child, Sas.GCM, ImmutableList.of(Sas.range("10.1.0.0", "10.1.255.255")),
                ImmutableList.of(Sas.range("10.2.0.0", "10.2.255.255")), path);
    }

    private static Bytes packet(int port, int number) {
        return Packets.v4("10.1.0.1", "10.2.0.1", 17, Bytes.concat(Packets.udp(1000, port, 0), Bytes.u32(number)));
    }

    private static final class NoRoutes implements Routing {
        @Override
        public void lead(EspSa outbound) {
            // The device is in memory.
        }

        @Override
        public void release(EspSa outbound) {
            // The device is in memory.
        }

        @Override
        public void lead(Policy policy) {
            // The device is in memory.
        }

        @Override
        public void release(Policy policy) {
            // The device is in memory.
        }

        @Override
        public void assign(IpAddress address) {
            // The device is in memory.
        }

        @Override
        public void withdraw(IpAddress address) {
            // The device is in memory.
        }

        @Override
        public void close() {
            // The device is in memory.
        }
    }
}
