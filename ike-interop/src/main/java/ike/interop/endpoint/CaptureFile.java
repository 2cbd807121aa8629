package ike.interop.endpoint;

import ike.engine.TransportAddress;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.PcapngWriter;
import ike.wire.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Keeps datagrams in a pcapng file, each as soon as it is seen. Any thread may use it. */
final class CaptureFile implements Closeable {
    private final PcapngWriter writer;
    private final Lines lines;
    private boolean broken;

    private CaptureFile(PcapngWriter writer, Lines lines) {
        this.writer = writer;
        this.lines = lines;
    }

    static CaptureFile open(Path file, Lines lines) throws IOException {
        return new CaptureFile(new PcapngWriter(Files.newOutputStream(file)), lines);
    }

    /** Keeps one UDP datagram. A full disk costs the capture, not the tunnel. */
    synchronized void keep(TransportAddress source, TransportAddress destination, Bytes payload) {
        if (broken) {
            return;
        }
        try {
            writer.write(Instant.now(), IpPacketBuilder.udp(source, destination, payload));
        } catch (IOException e) {
            broken = true;
            lines.note("nothing more is captured: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        broken = true;
        writer.close();
    }
}
