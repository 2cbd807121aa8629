package ike.benchmarks.tunnel;

import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A C program that carries packets between a TUN device and a UDP socket, each with a system call of its own and without any
 * cryptography: what a tunnel costs that does nothing clever, and nothing for safety.
 */
final class Relay implements AutoCloseable {
    private static final Path COMPILER = Path.of("/usr/bin/cc");
    private static final String DEVICE = "relay";
    private static final String PORT = "5203";
    private static final String MTU = "1400";
    private static final int TRIES = 200;

    private final Process process;

    private Relay(Process process) {
        this.process = process;
    }

    /** Whether there is a compiler for it. */
    static boolean isHere() {
        return Files.isExecutable(COMPILER);
    }

    /** Compiles it into the folder. */
    static Path compile(Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("relay.c");
        try (InputStream text = Objects.requireNonNull(Relay.class.getResourceAsStream("relay.c"))) {
            Files.copy(text, source);
        }
        Path program = folder.resolve("relay");
        Command.of(COMPILER.toString(), "-O2", "-o", program.toString(), source.toString()).run();
        return program;
    }

    /** Starts one end, and leads what goes to the other's inner address there. */
    static Relay start(LabNetwork network, Side side, Path program) throws IOException, InterruptedException {
        boolean left = side == Side.OURS;
        Process process = Command.of(program.toString(), DEVICE, left ? Ends.OUTER.left() : Ends.OUTER.right(),
                left ? Ends.OUTER.right() : Ends.OUTER.left(), PORT).in(network.of(side)).start(true);
        Relay relay = new Relay(process);
        Command up = Command.of("ip", "link", "set", DEVICE, "mtu", MTU, "up").in(network.of(side));
        for (int i = 0; i < TRIES && up.attempt(Duration.ofSeconds(5)).exitCode() != 0; i++) {
            Thread.onSpinWait();
        }
        Command.of("ip", "route", "add", left ? Ends.INNER.right() : Ends.INNER.left(), "dev", DEVICE, "src",
                left ? Ends.INNER.left() : Ends.INNER.right()).in(network.of(side)).run();
        return relay;
    }

    /** Its two processes, one for each direction. */
    Stream<Long> pids() {
        return Stream.concat(Stream.of(process.pid()), process.children().map(ProcessHandle::pid));
    }

    /** The other process, and the device, go with the first. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
