package ike.interop.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** Writes what passes on the wire into a pcapng file, seen from one namespace. */
public final class Capture implements AutoCloseable {

    /**
     * Everything but the bulk of a transfer: encrypted packets of more than 1000 octets tell nothing and fill the disk.
     * IKE is always kept: on port 4500 it starts with the non-ESP marker, four octets of zero (RFC 3948 §2.2).
     */
    private static final String FILTER = "not (esp and greater 1000)"
            + " and not (ip and udp port 4500 and greater 1000 and udp[8:4] != 0)"
            + " and not (ip6 and udp port 4500 and greater 1000 and ip6[48:4] != 0)";

    private static final Duration READY = Duration.ofSeconds(10);
    /** dumpcap reads from the kernel in blocks, each at most 250 ms old. */
    private static final Duration LAST_BLOCK = Duration.ofMillis(300);

    private final Daemon dumpcap;

    private Capture(Daemon dumpcap) {
        this.dumpcap = dumpcap;
    }

    /** Starts it; when this returns, the next packet will be in the file. */
    public static Capture start(Namespace namespace, Path file) throws IOException, InterruptedException {
        return start(namespace, LabNetwork.WIRE, file);
    }

    /** The same at another interface than the lab's wire. */
    public static Capture start(Namespace namespace, String device, Path file)
            throws IOException, InterruptedException {
        Command command = Command.of("dumpcap", "-q", "-i", device, "-f", FILTER, "-w", file.toString());
        Capture capture = new Capture(Daemon.start("dumpcap", command.in(namespace)));
        if (capture.dumpcap.log().await(Pattern.compile("^File: "), 0, READY).isEmpty()) {
            capture.close();
            throw capture.dumpcap.failure("did not start");
        }
        return capture;
    }

    /** Ends it after the last packet has been written. */
    public void stop() throws IOException, InterruptedException {
        if (!dumpcap.runsFor(LAST_BLOCK)) {
            throw dumpcap.failure("has ended by itself");
        }
        if (dumpcap.interrupt() != 0) {
            throw dumpcap.failure("failed");
        }
    }

    @Override
    public void close() {
        dumpcap.close();
    }
}
