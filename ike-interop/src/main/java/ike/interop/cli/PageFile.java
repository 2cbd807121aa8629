package ike.interop.cli;

import ike.interop.page.CapturePage;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The HTML page of {@code ike explain}, if one is wanted. No RFC section: this is the program, not the protocol. */
final class PageFile implements AutoCloseable {
    private final @Nullable Path file;
    private final Optional<PrintWriter> out;
    private final Optional<CapturePage> page;

    private PageFile(@Nullable Path file, Optional<PrintWriter> out, Optional<CapturePage> page) {
        this.file = file;
        this.out = out;
        this.page = page;
    }

    /** Begins the page in the place of what was there; {@link UserError} when that fails. */
    static PageFile of(@Nullable Path file, Path capture) {
        if (file == null) {
            return new PageFile(null, Optional.empty(), Optional.empty());
        }
        try {
            if (Files.exists(file) && Files.isSameFile(file, capture)) {
                throw new UserError(ExitCode.BAD_INPUT, "--html " + file + " is the capture itself");
            }
            PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            return new PageFile(file, Optional.of(out), Optional.of(new CapturePage(out, name(capture))));
        } catch (IOException e) {
            throw OutputFile.cannotWrite(file, e);
        }
    }

    void tell(Explanation explanation) {
        page.ifPresent(p -> p.tell(explanation));
    }

    void end(Findings findings, Optional<String> besides) {
        page.ifPresent(p -> p.end(findings, besides));
    }

    @Override
    public void close() {
        out.ifPresent(PrintWriter::close);
        if (file != null && out.filter(PrintWriter::checkError).isPresent()) {
            throw OutputFile.cannotWrite(file, new IOException("the page is not complete"));
        }
    }

    private static String name(Path capture) {
        Path name = capture.getFileName();
        return (name == null ? capture : name).toString();
    }
}
