package ike.esp.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;

/**
 * A fresh network namespace with its loopback up, entered by one thread; it ends with the thread and with what was
 * opened in it.
 */
@SuppressWarnings("restricted")
public final class FreshNamespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x40000000;
    private static boolean told;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    private FreshNamespace() {
    }

    /** A new namespace; the calling test is skipped when this machine cannot make one. */
    public static FreshNamespace create() throws IOException {
        if (!isPossible()) {
            if (!told) {
                told = true;
                System.out.println(
                        "Tests of TUN devices and routes are skipped: they need Linux, root, /dev/net/tun, ip and ping.");
            }
            Assumptions.abort("needs Linux and root");
        }
        FreshNamespace namespace = new FreshNamespace();
        Assumptions.assumeTrue(namespace.in(FreshNamespace::unshare) == 0, "may not make a network namespace");
        namespace.in(() -> {
            Interface.named("lo").setUp();
            return 0;
        });
        return namespace;
    }

    private static int unshare() {
        Linker linker = Linker.nativeLinker();
        MethodHandle unshare = linker.downcallHandle(linker.defaultLookup().findOrThrow("unshare"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try {
            return (int) unshare.invokeExact(CLONE_NEWNET);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPossible() {
        return Linux.isHere() && "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/dev/net/tun"))
                && isInstalled("ip") && isInstalled("ping");
    }

    private static boolean isInstalled(String command) {
        return Splitter.on(':').splitToStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** Runs the work in the namespace. */
    public <T> T in(Callable<T> work) throws IOException {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a command in the namespace and returns what it printed; its failure is the test's. */
    public String run(String... command) throws IOException {
        return in(() -> {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        });
    }

    /** The id of the namespace's thread, by which {@code ip link set ... netns} finds it. */
    public String threadId() throws IOException {
        return in(() -> Path.of("/proc/thread-self").toRealPath().getFileName().toString());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
