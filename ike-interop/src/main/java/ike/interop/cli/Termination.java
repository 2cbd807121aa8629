package ike.interop.cli;

import ike.interop.endpoint.Endpoint;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets SIGTERM and Ctrl-C end an endpoint in good order and the process with {@link ExitCode#DONE}. Java runs its
 * shutdown hooks on such a signal and would then exit with 128 and the signal's number, so the hook itself ends the
 * process.
 */
final class Termination implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(8);
    /** How long what stands beside the endpoint may take to close: its control socket is a file. */
    private static final long REST_MILLIS = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private Termination(Endpoint endpoint) {
        this.hook = Thread.ofPlatform().name("ike-termination").unstarted(() -> end(endpoint));
    }

    /** From now on until {@link #close}, which comes after all that is to be closed. */
    static Termination of(Endpoint endpoint) {
        Termination termination = new Termination(endpoint);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook sees to it.
        }
    }

    private void end(Endpoint endpoint) {
        endpoint.stop();
        try {
            if (endpoint.awaitEnd(LIMIT)) {
                var _ = closed.await(REST_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Whoever interrupts a process that ends wants it to end at once.
        }
        Runtime.getRuntime().halt(ExitCode.DONE.code());
    }
}
