package ike.interop.lab;

import com.google.common.util.concurrent.Uninterruptibles;
import ike.engine.Path.Transport;
import ike.engine.TransportAddress;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.esp.linux.LinuxPorts;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Numbered datagrams from the inner address of one side to that of the other, at a rate, many with one system call. */
final class NumberedFlood implements AutoCloseable {
    private static final int SIZE = 160;
    private static final int BUFFER = 16 << 20;
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(10);

    private final LinuxPorts source;
    private final LinuxPorts sink;
    private final DatagramSender sender;
    private final OuterPath path;
    private final BitSet arrived = new BitSet();
    private final Thread receiver = Thread.ofPlatform().name("numbered-flood").unstarted(this::receive);
    private volatile boolean stopped;
    private int sent;
    private long twice;

    /**
     * What came of the datagrams of a time.
     *
     * @param lost how many did not arrive
     * @param twice how many arrived once more
     */
    record Outcome(int sent, int lost, long twice) {
        boolean isClean() {
            return lost == 0 && twice == 0;
        }
    }

    private NumberedFlood(LinuxPorts source, LinuxPorts sink, Side from) {
        this.source = source;
        this.sink = sink;
        sender = source.sender();
        path = new OuterPath(new ike.engine.Path(Transport.UDP_ENCAPSULATED, address(source, from),
                address(sink, from.other())));
    }

    static NumberedFlood open(LabNetwork network, Side from) throws IOException, InterruptedException {
        NumberedFlood flood = new NumberedFlood(ports(network, from), ports(network, from.other()), from);
        flood.receiver.start();
        return flood;
    }

    /** Sends so many a second for a time, and waits for the last ones. */
    Outcome send(int rate, double seconds) {
        int first = sent;
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        for (long now = start; now < end; now = System.nanoTime()) {
            int due = first + (int) ((now - start) / 1e9 * rate);
            while (sent < due) {
                byte[] octets = ByteBuffer.allocate(SIZE).putInt(0, sent++).array();
                sender.send(path, octets, 0, SIZE);
            }
            sender.flush();
            LockSupport.parkNanos(PERIOD);
        }
        return outcome(first);
    }

    private Outcome outcome(int first) {
        long deadline = System.nanoTime() + LATE;
        while (lost(first) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PATIENCE);
        }
        synchronized (arrived) {
            Outcome outcome = new Outcome(sent - first, lost(first), twice);
            twice = 0;
            return outcome;
        }
    }

    private int lost(int first) {
        synchronized (arrived) {
            return sent - first - arrived.get(first, sent).cardinality();
        }
    }

    private void receive() {
        Datagram datagram = new Datagram();
        try {
            while (!stopped) {
                if (sink.receive(datagram)) {
                    arrived(ByteBuffer.wrap(datagram.octets()).getInt(0));
                } else {
                    sink.await(PATIENCE);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void arrived(int number) {
        synchronized (arrived) {
            if (arrived.get(number)) {
                twice++;
            }
            arrived.set(number);
        }
    }

    private static TransportAddress address(LinuxPorts ports, Side side) {
        return new TransportAddress(IpAddress.of(side.inner(Family.IPV4)), ports.number(Transport.UDP_ENCAPSULATED));
    }

    private static LinuxPorts ports(LabNetwork network, Side side) throws IOException, InterruptedException {
        return network.of(side).open(() -> LinuxPorts.open(new LinuxPorts.Options(0, 0, 0, BUFFER, false,
                Optional.of(IpAddress.of(side.inner(Family.IPV4))))));
    }

    @Override
    public void close() {
        stopped = true;
        sink.wake();
        Uninterruptibles.joinUninterruptibly(receiver);
        source.close();
        sink.close();
    }
}
