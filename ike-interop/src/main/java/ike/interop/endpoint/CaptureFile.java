package ike.interop.endpoint;

import ike.engine.TransportAddress;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.PcapngWriter;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.wire.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Keeps datagrams in a pcapng file, each as soon as it is seen. Any thread may use it. */
final class CaptureFile implements Closeable {
    /** The number of the protocol (RFC 4303 §2). */
    private static final int ESP = 50;

    private final PcapngWriter writer;
    private final Journal journal;
    private boolean broken;

    private CaptureFile(PcapngWriter writer, Journal journal) {
        this.writer = writer;
        this.journal = journal;
    }

    static CaptureFile open(Path file, Journal journal) throws IOException {
        return new CaptureFile(new PcapngWriter(Files.newOutputStream(file)), journal);
    }

    /** Keeps one UDP datagram, or an ESP packet without UDP. A full disk costs the capture, not the tunnel. */
    synchronized void keep(boolean plainEsp, TransportAddress source, TransportAddress destination, Bytes payload) {
        if (broken) {
            return;
        }
        try {
            writer.write(Instant.now(), plainEsp
                    ? IpPacketBuilder.ip(ESP, source.address(), destination.address(), payload)
                    : IpPacketBuilder.udp(source, destination, payload));
        } catch (IOException e) {
            broken = true;
            journal.remark(LogGroup.DMN, "nothing more is captured: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        broken = true;
        writer.close();
    }
}
