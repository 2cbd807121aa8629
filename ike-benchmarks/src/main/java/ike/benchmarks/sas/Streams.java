package ike.benchmarks.sas;

import ike.esp.linux.NetworkNamespace;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** TCP connections from one side to the other, each between hosts of its own, that carry as much as they can. */
final class Streams implements Closeable {
    private static final int PORT = 5203;
    private static final int PIECE = 256 * 1024;
    private static final long PATIENCE_MILLIS = 100;

    private final LabNetwork network;
    private final List<Closeable> open = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile boolean stopped;

    private Streams(LabNetwork network) {
        this.network = network;
    }

    /** Connects them, and begins to send. */
    static Streams start(LabNetwork network, int count) throws IOException, InterruptedException {
        Streams streams = new Streams(network);
        try {
            streams.connect(count);
            return streams;
        } catch (IOException e) {
            streams.close();
            throw e;
        }
    }

    private void connect(int count) throws IOException, InterruptedException {
        Selector writable = Selector.open();
        Selector readable = Selector.open();
        open.add(writable);
        open.add(readable);
        ServerSocketChannel server = in(Side.PEER,
                () -> ServerSocketChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress(PORT), count));
        open.add(server);
        for (int i = 0; i < count; i++) {
            SocketChannel source = in(Side.OURS, () -> SocketChannel.open(StandardProtocolFamily.INET));
            open.add(source);
            source.bind(host(true, i, 0)).connect(host(false, i, PORT));
            source.configureBlocking(false).register(writable, SelectionKey.OP_WRITE);
            SocketChannel sink = server.accept();
            open.add(sink);
            sink.configureBlocking(false).register(readable, SelectionKey.OP_READ);
        }
        run("source", writable, ByteBuffer.allocateDirect(PIECE), SocketChannel::write);
        run("sink", readable, ByteBuffer.allocateDirect(PIECE), (channel, piece) -> {
            int read = channel.read(piece);
            arrived.lazySet(arrived.get() + Math.max(read, 0));
            return read;
        });
    }

    private static SocketAddress host(boolean left, int number, int port) {
        return new InetSocketAddress(Crowd.host(left, number).toInet(), port);
    }

    private <T> T in(Side side, NetworkNamespace.Opening<T> opening) throws IOException, InterruptedException {
        return new NetworkNamespace(network.of(side).name()).open(opening);
    }

    /** What is done with a channel that is ready. */
    private interface Work {
        int on(SocketChannel channel, ByteBuffer piece) throws IOException;
    }

    private void run(String name, Selector selector, ByteBuffer piece, Work work) {
        threads.add(Thread.ofPlatform().name("streams-" + name).start(() -> {
            try {
                while (!stopped) {
                    selector.select(key -> turn((SocketChannel) key.channel(), piece, work), PATIENCE_MILLIS);
                }
            } catch (IOException _) {
                // Nothing arrives any more, and the rate tells.
            }
        }));
    }

    private static void turn(SocketChannel channel, ByteBuffer piece, Work work) {
        try {
            work.on(channel, piece.clear());
        } catch (IOException _) {
            // As above.
        }
    }

    /** Octets that have arrived so far. */
    long arrived() {
        return arrived.get();
    }

    @Override
    public void close() throws IOException {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        for (Closeable each : open.reversed()) {
            each.close();
        }
    }
}
