package ike.esp.io;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Sends through the channels of {@link NioPorts}, at once, always in the default traffic class. */
final class NioSender implements DatagramSender {
    private final ImmutableList<BoundChannel> channels;
    private final AtomicLong failures = new AtomicLong();

    NioSender(ImmutableList<BoundChannel> channels) {
        this.channels = channels;
    }

    @Override
    public void send(OuterPath path, byte[] octets, int offset, int length, int trafficClass) {
        for (BoundChannel channel : channels) {
            if (isFor(path, channel)) {
                if (!channel.send(path, ByteBuffer.wrap(octets, offset, length))) {
                    failures.incrementAndGet();
                }
                return;
            }
        }
        failures.incrementAndGet();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public long failures() {
        return failures.get();
    }

    private static boolean isFor(OuterPath path, BoundChannel channel) {
        return path.carrier() == Carrier.UDP && channel.transport() == path.transport()
                && channel.local().v4() == path.local().v4()
                && (path.isLocalOpen() || channel.local().equals(path.local()));
    }
}
