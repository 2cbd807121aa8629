package ike.esp.linux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A network namespace that has a name under {@code /run/netns} (see ip-netns(8)), entered with setns(2).
 *
 * <p>setns acts on the calling thread only, and a socket stays in the namespace that it was opened in. So one process
 * can hold sockets in several namespaces. Root (CAP_SYS_ADMIN) is needed.
 *
 * @param name the name without its folder, as {@code ip netns list} prints it
 */
public record NetworkNamespace(String name) {

    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x40000000;

    /** Code that opens a socket, run while its thread is inside the namespace. */
    @FunctionalInterface
    public interface Opening<T> {
        /** Opens it. */
        T open() throws IOException;
    }

    /**
     * Runs code inside the namespace and returns what it opened, which the caller may use from any thread.
     *
     * @throws IOException what the code threw, or that the namespace is not there or may not be entered
     */
    public <T> T open(Opening<T> opening) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            enter();
            return opening.open();
        });
        // A platform thread of its own, gone afterwards: no other code may ever run on a thread that has moved.
        Thread.ofPlatform().name("netns-" + name).start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IOException("in network namespace " + name + ": " + e.getCause(), e);
        }
    }

    private void enter() throws IOException {
        int descriptor = SystemCallException.check(Libc.open(Path.of("/run/netns", name).toString(), O_RDONLY_CLOEXEC),
                "find the network namespace");
        try {
            SystemCallException.check(Libc.setns(descriptor, CLONE_NEWNET), "enter the network namespace",
                    "CAP_SYS_ADMIN");
        } finally {
            Libc.close(descriptor);
        }
    }
}
