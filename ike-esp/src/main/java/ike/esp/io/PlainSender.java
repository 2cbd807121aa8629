package ike.esp.io;

import ike.esp.packet.InnerPacket;
import java.io.Closeable;

/** Sends IP packets as they are, past the tunnel. Confined to one thread. */
public interface PlainSender extends Closeable {
    /**
     * Sends the packet in {@code octets} from index 0, whose headers were read into {@code packet}; false when the system did
     * not take it.
     */
    boolean send(byte[] octets, InnerPacket packet);

    @Override
    void close();
}
