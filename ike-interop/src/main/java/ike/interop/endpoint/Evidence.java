package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.interop.daemon.DaemonSettings;
import ike.interop.files.FileFailure;
import ike.interop.log.Journal;
import ike.interop.log.LogPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What is kept of a run for those who look into it afterwards.
 *
 * @param keys Wireshark's key tables, if wanted
 * @param capture the datagrams, if wanted
 * @param logs the files that are logged to
 */
record Evidence(Optional<KeyExport> keys, Optional<CaptureFile> capture, ImmutableList<PrintWriter> logs)
        implements
            Closeable {
    /** Opens the files that the options name, as they are. */
    static Evidence open(EndpointOptions options, Journal journal) throws CannotStart {
        Evidence keys = new Evidence(opened(options.keys(), folder -> KeyExport.open(folder, journal)),
                Optional.empty(), ImmutableList.of());
        Evidence opened = keys;
        try {
            opened = new Evidence(keys.keys(), opened(options.capture(), file -> CaptureFile.open(file, journal)),
                    ImmutableList.of());
            for (DaemonSettings.LogFile log : options.settings().logs()) {
                opened = opened.with(log, journal);
            }
            return opened;
        } catch (CannotStart e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Empties what earlier runs have left and this one replaces: to be called when nothing can keep the endpoint from starting
     * any more, since the file may be that of another one which is at work.
     */
    void begin(EndpointOptions options) throws IOException {
        for (DaemonSettings.LogFile log : options.settings().logs()) {
            if (!log.append()) {
                empty(log.path());
            }
        }
        if (capture.isPresent()) {
            empty(options.capture().orElseThrow());
            capture.get().begin();
        }
    }

    /** A pipe has no earlier run. */
    private static void empty(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING).close();
        }
    }

    private Evidence with(DaemonSettings.LogFile log, Journal journal) throws CannotStart {
        PrintWriter file = opened(Optional.of(log.path()), path -> new PrintWriter(Files.newBufferedWriter(path,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND))).orElseThrow();
        journal.addListener(new LogPrinter(file, log.levels(), false));
        return new Evidence(keys, capture, ImmutableList.<PrintWriter>builder().addAll(logs).add(file).build());
    }

    private interface Opening<T> {
        T open(Path path) throws IOException;
    }

    private static <T> Optional<T> opened(Optional<Path> path, Opening<T> opening) throws CannotStart {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(opening.open(path.get()));
        } catch (IOException e) {
            throw new CannotStart(CannotStart.Fault.CONFIGURATION,
                    "cannot write to " + path.get() + ": " + FileFailure.writing(e), e);
        }
    }

    @Override
    public void close() {
        keys.ifPresent(Evidence::close);
        capture.ifPresent(Evidence::close);
        logs.forEach(PrintWriter::close);
    }

    private static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
