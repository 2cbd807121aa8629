package ike.interop.scenario;

import ike.interop.lab.Namespace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What stands for a host's secure shell: whoever connects to its port is told the host's name, which is all that scenarios ask for. */
final class Shell implements AutoCloseable {
    private static final int PORT = 22;
    private static final int PATIENCE_MILLIS = 5_000;

    private final ServerSocket door;

    private Shell(ServerSocket door) {
        this.door = door;
    }

    static Shell open(Namespace namespace, String name) throws IOException, InterruptedException {
        Shell shell = new Shell(namespace.open(() -> new ServerSocket(PORT)));
        Thread.ofVirtual().start(() -> shell.serve(name));
        return shell;
    }

    private void serve(String name) {
        while (!door.isClosed()) {
            try (Socket guest = door.accept()) {
                guest.getOutputStream().write((name + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // The guest has gone, or the door is closed; the latter ends the loop.
            }
        }
    }

    /** What {@code ssh ADDRESS hostname} prints there. */
    static String ask(Namespace from, String address) throws InterruptedException {
        try {
            return from.open(() -> name(address));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String name(String address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, PORT), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line == null ? "" : line;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
