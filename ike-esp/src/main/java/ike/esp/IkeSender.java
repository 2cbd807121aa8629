package ike.esp;

import ike.engine.Path;
import ike.esp.io.DatagramPorts;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.wire.Bytes;
import ike.wire.esp.UdpEncapsulation;

/** Sends IKE messages, with the non-ESP marker where the transport has one (RFC 3948 §2.2). Any thread may use it. */
final class IkeSender {
    private final DatagramSender sender;

    IkeSender(DatagramPorts ports) {
        sender = ports.sender();
    }

    synchronized void send(Path path, Bytes message, int trafficClass) {
        byte[] octets = framed(path.transport(), message).toArray();
        sender.send(new OuterPath(path), octets, 0, octets.length, trafficClass);
        sender.flush();
    }

    private static Bytes framed(Path.Transport transport, Bytes message) {
        return switch (transport) {
            case UDP -> message;
            case UDP_ENCAPSULATED -> UdpEncapsulation.mark(message);
            case TCP -> throw new IllegalArgumentException("there are no TCP streams in this datapath (RFC 9329)");
        };
    }
}
