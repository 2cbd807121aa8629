package ike.esp;

import ike.esp.io.PlainSender;
import ike.esp.packet.InnerPacket;
import ike.wire.Bytes;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes what passes the tunnel by. */
final class RememberedPackets implements PlainSender {
    private final BlockingQueue<Bytes> sent = new LinkedBlockingQueue<>();

    /** The next packet, which must come soon. */
    Bytes next() throws InterruptedException {
        Bytes packet = sent.poll(10, TimeUnit.SECONDS);
        if (packet == null) {
            throw new AssertionError("nothing passed the tunnel by");
        }
        return packet;
    }

    @Override
    public boolean send(byte[] octets, InnerPacket packet) {
        return sent.add(Bytes.copyOf(octets, 0, packet.length()));
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
