package ike.interop.lab;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network namespaces of one network, and a folder for what daemons in them need, which go with it, or at the latest with our
 * process. They are called {@code
 * ike-PID-N-WORD}: PID is the id of our process, and N counts its networks, so that those beside each other do not meet. What a run
 * left that died without closing its networks is removed by the next one.
 */
public final class Namespaces implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("(ike-(\\d+)-(\\d+)-[a-z-]+)\\b.*");
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final String prefix;
    private final Path folder;
    private final List<Namespace> all = new ArrayList<>();
    private final Thread atExit;

    private Namespaces(String prefix, Path folder) {
        this.prefix = prefix;
        this.folder = folder;
        this.atExit = Thread.ofPlatform().unstarted(this::deleteQuietly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** None yet; what dead runs have left is removed. */
    public static Namespaces open() throws IOException, InterruptedException {
        int number = OPENED.getAndIncrement();
        for (String line : Command.of("ip", "netns", "list").run().lines().toList()) {
            Optional<Namespace> leftover = leftover(line, number);
            if (leftover.isPresent()) {
                leftover.get().delete();
            }
        }
        return new Namespaces("ike-" + ProcessHandle.current().pid() + "-" + number + "-", LabFolder.create(number));
    }

    /** For what daemons in them need. Its path is short, as that of a socket must be. */
    public Path folder() {
        return folder;
    }

    /** Of the numbers of our own process id, those that we have not come to are a dead one's. */
    private static Optional<Namespace> leftover(String line, int number) {
        Matcher matcher = NAME.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return isAlive(matcher.group(2), matcher.group(3), number)
                ? Optional.empty()
                : Optional.of(new Namespace(matcher.group(1)));
    }

    static boolean isAlive(String maker, String itsNumber, int number) {
        return Long.parseLong(maker) == ProcessHandle.current().pid()
                ? Integer.parseInt(itsNumber) < number
                : ProcessHandle.of(Long.parseLong(maker)).isPresent();
    }

    /** Another one, called by this word, which has small letters and dashes. */
    public synchronized Namespace create(String word) throws IOException, InterruptedException {
        Namespace made = Namespace.create(prefix + word);
        all.add(made);
        return made;
    }

    /** Ends every process in it, and removes it before the others. */
    synchronized void delete(Namespace namespace) throws IOException, InterruptedException {
        all.remove(namespace);
        namespace.delete();
    }

    /** Ends every process in them and removes them. */
    @Override
    public synchronized void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook sees to it.
            return;
        }
        try {
            while (!all.isEmpty()) {
                delete(all.getLast());
            }
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the namespaces were removed", e);
        }
    }

    private synchronized void deleteQuietly() {
        for (Namespace namespace : all) {
            try {
                namespace.delete();
            } catch (IOException e) {
                System.err.println(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}
