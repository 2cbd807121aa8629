package ike.esp.io;

import static org.assertj.core.api.Assertions.assertThat;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of the ports keeps to. */
public abstract class DatagramPortsContract {
    private static final long SECONDS_5 = TimeUnit.SECONDS.toNanos(5);

    /** Ports that the system chose, open on 127.0.0.1 and 127.0.0.2 at least. */
    protected abstract DatagramPorts open() throws IOException;

    @Test
    void aDatagramTellsWhereItCameFromAndWhereTo() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            Path path = path(theirs, ours, Path.Transport.UDP_ENCAPSULATED, "127.0.0.2", "127.0.0.1");
            send(theirs.sender(), path, "hello");
            Datagram got = receive(ours);
            assertThat(text(got)).isEqualTo("hello");
            assertThat(got.path()).isEqualTo(reversed(path));
            assertThat(got.isFrom(new OuterPath(got.path()))).isTrue();
            assertThat(got.isFrom(new OuterPath(path))).isFalse();
        }
    }

    @Test
    void theTwoPortsAreKeptApart() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            assertThat(ours.number(Path.Transport.UDP)).isNotEqualTo(ours.number(Path.Transport.UDP_ENCAPSULATED));
            send(theirs.sender(), path(theirs, ours, Path.Transport.UDP, "127.0.0.1", "127.0.0.1"), "plain");
            Datagram got = receive(ours);
            assertThat(got.transport()).isEqualTo(Path.Transport.UDP);
            assertThat(got.remote().port()).isEqualTo(theirs.number(Path.Transport.UDP));
        }
    }

    @Test
    void manyDatagramsArriveInOrder() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            DatagramSender sender = theirs.sender();
            OuterPath path = new OuterPath(
                    path(theirs, ours, Path.Transport.UDP_ENCAPSULATED, "127.0.0.1", "127.0.0.1"));
            for (int i = 0; i < 100; i++) {
                byte[] octets = Bytes.u16(i).toArray();
                sender.send(path, octets, 0, 2);
                octets[0] = 9;
            }
            sender.flush();
            for (int i = 0; i < 100; i++) {
                assertThat(Bytes.copyOf(receive(ours).octets(), 0, 2).u16At(0)).isEqualTo(i);
            }
            assertThat(sender.failures()).isZero();
        }
    }

    @Test
    void theLargestDatagramPasses() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            byte[] octets = new byte[65_507];
            octets[65_506] = 7;
            DatagramSender sender = theirs.sender();
            sender.send(new OuterPath(path(theirs, ours, Path.Transport.UDP, "127.0.0.1", "127.0.0.1")), octets, 0,
                    octets.length);
            sender.flush();
            Datagram got = receive(ours);
            assertThat(got.length()).isEqualTo(65_507);
            assertThat(got.octets()[65_506]).isEqualTo((byte) 7);
        }
    }

    @Test
    void anOpenLocalAddressIsTheSystemsChoice() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            send(theirs.sender(), path(theirs, ours, Path.Transport.UDP, "0.0.0.0", "127.0.0.1"), "any");
            assertThat(receive(ours).path().remote().address()).isEqualTo(IpAddress.of("127.0.0.1"));
            assertThat(ours.localAddressToward(IpAddress.of("127.0.0.9"))).isEqualTo(IpAddress.of("127.0.0.1"));
        }
    }

    @Test
    void whatCannotBeSentIsCountedAndNothingElseIsLost() throws IOException {
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            DatagramSender sender = theirs.sender();
            OuterPath good = new OuterPath(path(theirs, ours, Path.Transport.UDP, "127.0.0.1", "127.0.0.1"));
            OuterPath notOurs = new OuterPath(path(theirs, ours, Path.Transport.UDP, "192.0.2.77", "127.0.0.1"));
            sender.send(good, new byte[]{1}, 0, 1);
            sender.send(notOurs, new byte[]{2}, 0, 1);
            sender.send(good, new byte[]{3}, 0, 1);
            sender.flush();
            assertThat(receive(ours).octets()[0]).isEqualTo((byte) 1);
            assertThat(receive(ours).octets()[0]).isEqualTo((byte) 3);
            assertThat(sender.failures()).isEqualTo(1);
        }
    }

    @Test
    void wakeAndTimeoutEndAwait() throws IOException {
        try (DatagramPorts ours = open()) {
            assertThat(ours.receive(new Datagram())).isFalse();
            ours.wake();
            ours.await(-1);
            ours.await(TimeUnit.MILLISECONDS.toNanos(1));
            assertThat(ours.receive(new Datagram())).isFalse();
        }
    }

    /** A path from an address of one endpoint to an address of the other. */
    protected static Path path(DatagramPorts from, DatagramPorts to, Path.Transport transport, String local,
            String remote) {
        return new Path(transport, new TransportAddress(IpAddress.of(local), from.number(transport)),
                new TransportAddress(IpAddress.of(remote), to.number(transport)));
    }

    /** The same path as the other end sees it. */
    protected static Path reversed(Path path) {
        return new Path(path.transport(), /* local= */ path.remote(), /* remote= */ path.local());
    }

    /** Sends a text. */
    protected static void send(DatagramSender sender, Path path, String text) {
        byte[] octets = Bytes.utf8(text).toArray();
        sender.send(new OuterPath(path), octets, 0, octets.length);
        sender.flush();
    }

    /** The next datagram, which must come soon. */
    protected static Datagram receive(DatagramPorts ports) throws IOException {
        Datagram datagram = new Datagram();
        long end = System.nanoTime() + SECONDS_5;
        while (!ports.receive(datagram)) {
            assertThat(System.nanoTime()).as("nothing came").isLessThan(end);
            ports.await(SECONDS_5);
        }
        return datagram;
    }

    /** The datagram as text. */
    protected static String text(Datagram datagram) {
        return Bytes.copyOf(datagram.octets(), 0, datagram.length()).utf8();
    }
}
