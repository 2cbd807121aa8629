package ike.esp;

import ike.engine.Path;
import ike.esp.io.DatagramSender;
import ike.esp.io.OuterPath;
import ike.wire.esp.UdpEncapsulation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends NAT keepalives along the paths that want them (RFC 3948 §4). Any thread may change the paths. */
final class KeepAlives {
    private static final byte[] OCTET = {(byte) UdpEncapsulation.KEEPALIVE};

    private final DatagramSender sender;
    private final long intervalNanos;
    private final Map<Path, OuterPath> paths = new LinkedHashMap<>();
    private long next;

    KeepAlives(DatagramSender sender, Duration interval) {
        this.sender = sender;
        intervalNanos = interval.toNanos();
    }

    /** Begins to send along a path. */
    synchronized void begin(Path path, long nowNanos) {
        if (paths.isEmpty()) {
            next = nowNanos + intervalNanos;
        }
        paths.put(path, new OuterPath(path));
    }

    /** Ends it. */
    synchronized void end(Path path) {
        paths.remove(path);
    }

    /** Sends when it is time to; how many nanoseconds until it is next time, below zero for never. */
    synchronized long sendDue(long nowNanos) {
        if (paths.isEmpty()) {
            return -1;
        }
        if (nowNanos - next >= 0) {
            paths.values().forEach(path -> sender.send(path, OCTET, 0, OCTET.length));
            sender.flush();
            next = nowNanos + intervalNanos;
        }
        return next - nowNanos;
    }
}
