package ike.benchmarks.tunnel;

import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.esp.linux.LinuxPorts;
import ike.esp.linux.NetworkNamespace;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * UDP datagrams from one namespace to the other, as many as pass, by the same sender and the same receiver for every candidate:
 * iperf3, with a system call for each, stops before the fastest of them does. The sender waits a moment when the system takes
 * no more; what gets lost behind it is not counted.
 */
final class Flood {
    /** How long it runs before anything is counted. */
    static final double WARM_UP_SECONDS = 0.5;

    private static final int PORT = 5202;
    private static final int BUFFER = 4 << 20;
    private static final int ROW = 256;
    private static final long BACK_OFF = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(10);

    private final LabNetwork network;
    private final int seconds;

    Flood(LabNetwork network, int seconds) {
        this.network = network;
        this.seconds = seconds;
    }

    /** Datagrams a second that arrive. */
    double rate(Ends ends, Load load) throws IOException, InterruptedException {
        try (LinuxPorts from = open(Side.OURS, ends.left(), 0);
                LinuxPorts to = open(Side.PEER, ends.right(), PORT);
                Receiver receiver = new Receiver(to)) {
            Path.Transport transport = Path.Transport.UDP_ENCAPSULATED;
            OuterPath even = path(ends, from.number(transport));
            // Datagrams of one path in a row are joined for the kernel to cut; those of two in turn are not, and our
            // port is the socket's, whatever is said.
            OuterPath odd = load.isJoined() ? even : path(ends, 0);
            send(from.sender(), even, odd, load.octets(), WARM_UP_SECONDS);
            long before = receiver.count.get();
            long start = System.nanoTime();
            send(from.sender(), even, odd, load.octets(), seconds);
            return (receiver.count.get() - before) / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static OuterPath path(Ends ends, int port) {
        return new OuterPath(new Path(Path.Transport.UDP_ENCAPSULATED,
                new TransportAddress(IpAddress.of(ends.left()), port),
                new TransportAddress(IpAddress.of(ends.right()), PORT)));
    }

    private LinuxPorts open(Side side, String address, int port) throws IOException, InterruptedException {
        return new NetworkNamespace(network.of(side).name()).open(() -> LinuxPorts
                .open(new LinuxPorts.Options(0, port, 0, BUFFER, false, Optional.of(IpAddress.of(address)))));
    }

    private static void send(DatagramSender sender, OuterPath even, OuterPath odd, int length, double time) {
        byte[] octets = new byte[length];
        long start = System.nanoTime();
        long failures = sender.failures();
        while (System.nanoTime() - start < time * 1e9) {
            for (int i = 0; i < ROW; i++) {
                sender.send(i % 2 == 0 ? even : odd, octets, 0, length);
            }
            sender.flush();
            if (sender.failures() != failures) {
                failures = sender.failures();
                LockSupport.parkNanos(BACK_OFF);
            }
        }
    }

    /** Counts what arrives. */
    private static final class Receiver implements AutoCloseable {
        private final AtomicLong count = new AtomicLong();
        private final LinuxPorts ports;
        private final Thread thread = Thread.ofPlatform().name("flood-receiver").unstarted(this::run);
        private volatile boolean stopped;

        Receiver(LinuxPorts ports) {
            this.ports = ports;
            thread.start();
        }

        private void run() {
            Datagram datagram = new Datagram();
            try {
                while (!stopped) {
                    if (ports.receive(datagram)) {
                        count.lazySet(count.get() + 1);
                    } else {
                        ports.await(PATIENCE);
                    }
                }
            } catch (IOException _) {
                // The count stays where it is, and the rate tells.
            }
        }

        @Override
        public void close() {
            stopped = true;
            ports.wake();
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
