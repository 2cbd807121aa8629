package ike.esp;

import ike.esp.linux.FreshNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.FutureTask;

/** Octets that go by TCP from one namespace to another. */
record Stream(FreshNamespace sender, FreshNamespace receiver) {
    /** True when so many megabytes arrive as they were written. */
    boolean carries(String from, String to, int megabytes) throws Exception {
        ServerSocket server = receiver.in(() -> {
            ServerSocket socket = new ServerSocket();
            socket.bind(new InetSocketAddress(to, 7000));
            return socket;
        });
        FutureTask<Long> reading = new FutureTask<>(() -> {
            try (Socket socket = server.accept(); InputStream in = socket.getInputStream()) {
                return checksum(in);
            }
        });
        Thread.ofPlatform().daemon().start(reading);
        Random random = new Random(7);
        long sum = 0;
        try (Socket socket = sender.in(() -> {
            Socket made = new Socket();
            made.bind(new InetSocketAddress(from, 0));
            made.connect(new InetSocketAddress(to, 7000), 10_000);
            return made;
        }); OutputStream out = socket.getOutputStream()) {
            byte[] octets = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(octets);
                sum = add(sum, octets, octets.length);
                out.write(octets);
            }
        }
        server.close();
        return reading.get() == sum;
    }

    private static long checksum(InputStream in) throws IOException {
        byte[] octets = new byte[1 << 16];
        long sum = 0;
        for (int n = in.read(octets); n >= 0; n = in.read(octets)) {
            sum = add(sum, octets, n);
        }
        return sum;
    }

    private static long add(long sum, byte[] octets, int length) {
        long result = sum;
        for (int i = 0; i < length; i++) {
            result = 31 * result + octets[i];
        }
        return result;
    }
}
