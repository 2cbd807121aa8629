package ike.esp.linux;

import com.google.common.collect.ImmutableList;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends through the sockets of {@link LinuxPorts}, a batch a call. */
final class LinuxSender implements DatagramSender {
    private final ImmutableList<UdpSocket> sockets;
    private final @Nullable SendBatch[] batches;
    private final AtomicLong failures = new AtomicLong();

    LinuxSender(ImmutableList<UdpSocket> sockets) {
        this.sockets = sockets;
        batches = new SendBatch[sockets.size()];
    }

    @Override
    public void send(OuterPath path, byte[] octets, int offset, int length, int trafficClass) {
        SendBatch batch = batchFor(path);
        lost(batch == null ? 1 : batch.add(path, octets, offset, length, trafficClass));
    }

    @Override
    public void flush() {
        for (SendBatch batch : batches) {
            if (batch != null) {
                lost(batch.flush());
            }
        }
    }

    @Override
    public long failures() {
        return failures.get();
    }

    /** The batch of the socket that the path leaves from; null when there is no such socket. */
    private @Nullable SendBatch batchFor(OuterPath path) {
        Family family = Family.of(path.remote().v4());
        for (int i = 0; i < batches.length; i++) {
            UdpSocket socket = sockets.get(i);
            if (socket.carries(path) && socket.family() == family) {
                SendBatch batch = batches[i];
                if (batch == null) {
                    batch = new SendBatch(socket);
                    batches[i] = batch;
                }
                return batch;
            }
        }
        return null;
    }

    private void lost(int datagrams) {
        if (datagrams > 0) {
            failures.addAndGet(datagrams);
        }
    }
}
