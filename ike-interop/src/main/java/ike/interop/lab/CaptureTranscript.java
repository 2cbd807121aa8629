package ike.interop.lab;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import ike.interop.capture.CaptureReader;
import ike.interop.conversation.Credentials;
import ike.interop.conversation.Telling;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.FindingsText;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Style;
import ike.interop.transcript.Subject;
import ike.interop.transcript.TextRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code ike explain} tells of a case's capture. Of the packets of one ESP SA only the first ones are shown, and those of which
 * something is wrong; the others of a transfer would say the same thousands of times.
 */
public final class CaptureTranscript {
    /** So many packets of an ESP SA are shown. */
    static final int MOST_OF_AN_SA = 20;

    private final TextRenderer text = new TextRenderer(Style.PLAIN);
    private final Multiset<Long> seen = HashMultiset.create();
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
        boolean shown = switch (explanation.subject()) {
            case Subject.Esp esp -> seen.add(esp.spi(), 1) < MOST_OF_AN_SA;
            case Subject.Ah ah -> seen.add(ah.spi(), 1) < MOST_OF_AN_SA;
            default -> true;
        };
        if (shown || explanation.layers().stream().anyMatch(CaptureTranscript::isWrong)) {
            out.print(text.render(explanation));
        }
    }

    private static boolean isWrong(Layer layer) {
        return layer.problem().isPresent()
                || layer.protection().filter(p -> p.verdict() == Protection.Verdict.BAD).isPresent();
    }

    private void end() {
        seen.entrySet().stream().filter(sa -> sa.getCount() > MOST_OF_AN_SA)
                .forEach(sa -> out.printf(
                        "SPI %08x: %d packets are in the capture, of which the first %d are shown here, and any "
                                + "that is not as it should be; ike explain shows all.%n",
                        sa.getElement(), sa.getCount(), MOST_OF_AN_SA));
    }
}
