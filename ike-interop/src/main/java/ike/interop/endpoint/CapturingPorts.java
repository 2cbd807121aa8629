package ike.interop.endpoint;

import ike.engine.Path;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;

/** The two UDP ports, with everything that passes them kept in a file. */
final class CapturingPorts implements DatagramPorts {
    private final DatagramPorts ports;
    private final CaptureFile file;

    CapturingPorts(DatagramPorts ports, CaptureFile file) {
        this.ports = ports;
        this.file = file;
    }

    @Override
    public int number(Path.Transport port) {
        return ports.number(port);
    }

    @Override
    public boolean carriesPlainEsp() {
        return ports.carriesPlainEsp();
    }

    @Override
    public boolean receive(Datagram into) throws IOException {
        if (!ports.receive(into)) {
            return false;
        }
        Path path = into.path();
        file.keep(into.carrier(), path.remote(), path.local(), Bytes.copyOf(into.octets(), 0, into.length()));
        return true;
    }

    @Override
    public void await(long timeoutNanos) throws IOException {
        ports.await(timeoutNanos);
    }

    @Override
    public void wake() {
        ports.wake();
    }

    @Override
    public DatagramSender sender() {
        return new Sender(ports.sender(), file);
    }

    @Override
    public IpAddress localAddressToward(IpAddress remote) throws IOException {
        return ports.localAddressToward(remote);
    }

    @Override
    public int pathMtu(OuterPath path) {
        return ports.pathMtu(path);
    }

    @Override
    public void close() {
        ports.close();
    }

    private record Sender(DatagramSender sender, CaptureFile file) implements DatagramSender {
        @Override
        public void send(OuterPath path, byte[] octets, int offset, int length, int trafficClass) {
            file.keep(path.carrier(), path.path().local(), path.path().remote(),
                    Bytes.copyOf(octets, offset, length));
            sender.send(path, octets, offset, length, trafficClass);
        }

        @Override
        public void flush() {
            sender.flush();
        }

        @Override
        public long failures() {
            return sender.failures();
        }
    }
}
