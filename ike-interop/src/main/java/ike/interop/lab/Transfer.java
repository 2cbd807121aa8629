package ike.interop.lab;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Octets that went from one side's inner address to the other's in one TCP connection, and arrived as they were: both ends
 * compute SHA-256 over them.
 *
 * @param octets how many
 * @param time from the first one sent to the last one received
 */
record Transfer(long octets, Duration time) {

    private static final Duration LEAST_LIMIT = Duration.ofSeconds(30);
    /** Octets a second that every machine manages. */
    private static final long SLOWEST = 5_000_000;
    private static final int BUFFER = 1 << 16;

    static Transfer run(LabNetwork network, Side from, Family family, long octets)
            throws IOException, InterruptedException {
        Side to = from.other();
        long start = System.nanoTime();
        try (ServerSocketChannel listener = network.of(to)
                .open(() -> ServerSocketChannel.open().bind(new InetSocketAddress(to.inner(family), 0)));
                SocketChannel sender = network.of(from)
                        .open(() -> SocketChannel.open().bind(new InetSocketAddress(from.inner(family), 0)))) {
            FutureTask<HashCode> sent = started(
                    new FutureTask<>(() -> send(sender, (InetSocketAddress) listener.getLocalAddress(), octets)));
            FutureTask<HashCode> received = started(new FutureTask<>(() -> receive(listener, octets)));
            // The sender first: if it fails, the receiver would wait for nothing.
            Duration limit = LEAST_LIMIT.plusSeconds(octets / SLOWEST);
            if (!result(sent, limit).equals(result(received, limit))) {
                throw new CaseFailed("the " + octets + " octets have arrived changed");
            }
        }
        return new Transfer(octets, Duration.ofNanos(System.nanoTime() - start));
    }

    private static HashCode send(SocketChannel channel, InetSocketAddress to, long octets) throws IOException {
        channel.connect(to);
        SplittableRandom content = new SplittableRandom(octets);
        Hasher hasher = Hashing.sha256().newHasher();
        byte[] block = new byte[BUFFER];
        for (long left = octets; left > 0; left -= Math.min(left, BUFFER)) {
            content.nextBytes(block);
            ByteBuffer buffer = ByteBuffer.wrap(block, 0, (int) Math.min(left, BUFFER));
            hasher.putBytes(buffer.duplicate());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        channel.shutdownOutput();
        return hasher.hash();
    }

    private static HashCode receive(ServerSocketChannel listener, long octets) throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        long count = 0;
        try (SocketChannel channel = listener.accept()) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                count += buffer.remaining();
                hasher.putBytes(buffer);
                buffer.clear();
            }
        }
        if (count != octets) {
            throw new CaseFailed(count + " of " + octets + " octets have arrived");
        }
        return hasher.hash();
    }

    private static FutureTask<HashCode> started(FutureTask<HashCode> task) {
        Thread.ofVirtual().start(task);
        return task;
    }

    private static HashCode result(FutureTask<HashCode> task, Duration limit) throws InterruptedException {
        try {
            return task.get(limit.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new CaseFailed("the transfer did not end within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new CaseFailed("the transfer broke: " + e.getCause());
        }
    }
}
