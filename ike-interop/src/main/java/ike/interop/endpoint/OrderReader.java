package ike.interop.endpoint;

import ike.interop.log.LogGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Hands the lines of a stream to an endpoint as orders, until the stream ends: then there are just no more orders. */
public final class OrderReader {
    private OrderReader() {
    }

    /** Begins to read, in a thread of its own that keeps no process alive. */
    public static void start(InputStream in, Endpoint endpoint) {
        Thread.ofPlatform().daemon().name("ike-orders").start(() -> read(in, endpoint));
    }

    private static void read(InputStream in, Endpoint endpoint) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(endpoint::order);
        } catch (IOException | UncheckedIOException e) {
            endpoint.journal().remark(LogGroup.CFG, "no more orders can be read: " + e.getMessage());
        }
    }
}
