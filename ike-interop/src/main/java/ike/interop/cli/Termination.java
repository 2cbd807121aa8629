package ike.interop.cli;

import ike.interop.endpoint.Endpoint;
import java.time.Duration;

/**
 * Lets SIGTERM and Ctrl-C end an endpoint in good order and the process with {@link ExitCode#DONE}. Java runs its
 * shutdown hooks on such a signal and would then exit with 128 and the signal's number, so the hook itself ends the
 * process.
 */
final class Termination implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private final Thread hook;

    private Termination(Thread hook) {
        this.hook = hook;
    }

    /** From now on until {@link #close}. */
    static Termination of(Endpoint endpoint) {
        Thread hook = Thread.ofPlatform().name("ike-termination").unstarted(() -> end(endpoint));
        Runtime.getRuntime().addShutdownHook(hook);
        return new Termination(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook sees to it.
        }
    }

    private static void end(Endpoint endpoint) {
        endpoint.stop();
        try {
            endpoint.awaitEnd(LIMIT);
        } catch (InterruptedException _) {
            // Whoever interrupts a process that ends wants it to end at once.
        }
        Runtime.getRuntime().halt(ExitCode.DONE.code());
    }
}
