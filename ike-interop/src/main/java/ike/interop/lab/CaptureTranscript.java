package ike.interop.lab;

import com.google.common.collect.ImmutableSet;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Style;
import ike.interop.transcript.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code ike explain} tells of a case's capture. */
final class CaptureTranscript {
    private CaptureTranscript() {
    }

    /** Writes it; packets that are neither IKE nor ESP are left out. */
    static void write(Path capture, Path keys, Path file) throws IOException {
        TextRenderer text = new TextRenderer(Style.PLAIN);
        try (CaptureReader reader = CaptureReader.open(capture);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            KeyTables tables = KeyTables.read(keys);
            Explainer explainer = new Explainer(() -> tables, ImmutableSet.of());
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                for (Explainer.Result result : explainer.explain(frame.get())) {
                    if (result instanceof Explainer.Result.Explained(var explanation)) {
                        out.print(text.render(explanation));
                    }
                }
            }
        }
    }
}
