package ike.interop.lab;

import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureReader;
import ike.interop.conversation.Credentials;
import ike.interop.conversation.Telling;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.FindingsText;
import ike.interop.transcript.Selection;
import ike.interop.transcript.Style;
import ike.interop.transcript.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code ike explain} tells of a case's capture, with a {@link Selection} of its packets.
 */
public final class CaptureTranscript {
    private final TextRenderer text = new TextRenderer(Style.PLAIN);
    private final Selection selection = new Selection();
    private final PrintWriter out;

    private CaptureTranscript(PrintWriter out) {
        this.out = out;
    }

    /** Writes it; packets that are neither IKE nor ESP are left out. */
    public static void write(Path capture, Path keys, Path file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(capture);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            CaptureTranscript transcript = new CaptureTranscript(out);
            Telling telling = new Telling(KeyTables.read(keys), Credentials.NONE, ImmutableSet.of(), transcript::tell,
                    _ -> {
                    });
            telling.hear(reader, () -> {
            }).ifPresent(broken -> out.println(broken.getMessage()));
            Findings findings = telling.end();
            transcript.end();
            out.print(FindingsText.of(findings, Style.PLAIN));
        }
    }

    private void tell(Explanation explanation) {
        if (selection.shows(explanation)) {
            out.print(text.render(explanation));
        }
    }

    private void end() {
        selection.leftOut().forEach(out::println);
    }
}
