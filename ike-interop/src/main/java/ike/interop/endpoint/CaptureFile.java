package ike.interop.endpoint;

import ike.engine.TransportAddress;
import ike.esp.io.Carrier;
import ike.interop.capture.IpPacketBuilder;
import ike.interop.capture.PcapngWriter;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.wire.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** Keeps datagrams in a pcapng file, each as soon as it is seen. Any thread may use it. */
final class CaptureFile implements Closeable {
    private final OutputStream out;
    private final Journal journal;
    private Optional<PcapngWriter> writer = Optional.empty();
    private boolean broken;

    private CaptureFile(OutputStream out, Journal journal) {
        this.out = out;
        this.journal = journal;
    }

    /** Opens the file as it is, so that an earlier capture outlives an endpoint that cannot start. */
    static CaptureFile open(Path file, Journal journal) throws IOException {
        return new CaptureFile(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                journal);
    }

    /** Writes the beginning; the file is empty by now. */
    synchronized void begin() throws IOException {
        writer = Optional.of(new PcapngWriter(out));
    }

    /** Keeps one UDP datagram, an ESP packet without UDP, or an IP packet with AH. A full disk costs the capture, not the tunnel. */
    synchronized void keep(Carrier carrier, TransportAddress source, TransportAddress destination, Bytes payload) {
        if (broken) {
            return;
        }
        try {
            writer.orElseThrow().write(Instant.now(), switch (carrier) {
                case UDP -> IpPacketBuilder.udp(source, destination, payload);
                case ESP -> IpPacketBuilder.ip(carrier.protocol(), source.address(), destination.address(), payload);
                case AH -> payload;
            });
        } catch (IOException e) {
            broken = true;
            journal.remark(LogGroup.DMN, "nothing more is captured: " + e.getMessage());
        }
    }

    @Override
    public synchronized void close() throws IOException {
        broken = true;
        out.close();
    }
}
