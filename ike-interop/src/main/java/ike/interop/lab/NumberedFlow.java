package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Numbered datagrams from one side to the other. */
final class NumberedFlow implements AutoCloseable {

    /** The octets of one, so that it is like a small packet of a call; the number stands in the first four. */
    private static final int SIZE = 160;
    private static final int TRIES = 20;
    private static final Duration INSTANT = Duration.ofMillis(50);
    /** So long a receiver may take to see that it is over. */
    private static final Duration END = Duration.ofSeconds(5);

    /** Ports that tshark takes for no protocol's; among those that the system would choose are some that it does. */
    private static final int SOURCE_PORT = 20_161;
    private static final int SINK_PORT = 20_162;

    private final Side from;
    private final DatagramChannel source;
    private final DatagramChannel sink;
    private final SocketAddress target;
    private final TreeSet<Integer> arrived = new TreeSet<>();
    private final Thread receiver;
    private int sent;
    private String refusal = "";

    private NumberedFlow(Side from, DatagramChannel source, DatagramChannel sink) throws IOException {
        this.from = from;
        this.source = source;
        this.sink = sink;
        this.target = sink.getLocalAddress();
        this.receiver = Thread.ofVirtual().unstarted(this::receive);
    }

    static NumberedFlow open(LabNetwork network, Side from, Family family) throws IOException, InterruptedException {
        NumberedFlow flow = new NumberedFlow(from, socket(network, from, family, SOURCE_PORT),
                socket(network, from.other(), family, SINK_PORT));
        flow.receiver.start();
        return flow;
    }

    /** Sends the next one. One that the system refuses to send counts as sent, and so as lost. */
    synchronized void send() {
        try {
            source.send(ByteBuffer.allocate(SIZE).putInt(0, sent), target);
        } catch (IOException e) {
            refusal = ", sending was refused (" + e.getMessage() + ")";
        }
        sent++;
        notifyAll();
    }

    synchronized int sent() {
        return sent;
    }

    synchronized void awaitSent(int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (sent < count) {
            if (System.nanoTime() > deadline) {
                throw new CaseFailed("sending from " + from.word() + " hangs at number " + sent);
            }
            wait(limit.toMillis());
        }
    }

    synchronized void awaitArrived(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long left = limit.toMillis(); arrived.size() < sent
                && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** The numbers that have not arrived, counted from 0. */
    synchronized ImmutableSortedSet<Integer> missing() {
        return IntStream.range(0, sent).filter(number -> !arrived.contains(number)).boxed()
                .collect(ImmutableSortedSet.toImmutableSortedSet(Integer::compare));
    }

    synchronized String summary() {
        ImmutableList<Integer> missing = missing().asList();
        String lost = missing.isEmpty()
                ? "none lost"
                : missing.size() + " lost, the first number " + missing.getFirst() + ", the last " + missing.getLast()
                        + refusal;
        return sent + " from " + from.word() + ", " + lost;
    }

    /** The port is free again only when the receiver has seen that its socket is closed. */
    @Override
    public void close() throws IOException {
        source.close();
        sink.close();
        Uninterruptibles.joinUninterruptibly(receiver, END);
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(SIZE);
        try {
            while (true) {
                sink.receive(buffer.clear());
                arrived(buffer.getInt(0));
            }
        } catch (IOException e) {
            // The socket has been closed: the flow is over.
        }
    }

    private synchronized void arrived(int number) {
        arrived.add(number);
        notifyAll();
    }

    /** A process that is started at this moment may hold the port of the flow before for an instant longer. */
    private static DatagramChannel socket(LabNetwork network, Side side, Family family, int port)
            throws IOException, InterruptedException {
        for (int tries = 1;; tries++) {
            try {
                return network.of(side).open(() -> bound(new InetSocketAddress(side.inner(family), port)));
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                Thread.sleep(INSTANT);
            }
        }
    }

    private static DatagramChannel bound(SocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
