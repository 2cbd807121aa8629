package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.cli.IkeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transcript among the evidence says what {@code ike explain} says, the verdicts at the end included. */
class CaptureTranscriptTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void play() {
        StringWriter out = new StringWriter();
        assertThat(new IkeCommand(new PrintWriter(out), new PrintWriter(out), Map.of()).execute("demo", "--pcap",
                folder.resolve("capture.pcapng").toString(), "--keys", folder.resolve("keys").toString())).isZero();
    }

    @Test
    void tellsPacketsAndConversation() throws IOException {
        assertThat(transcript("capture.pcapng")).contains("#1 ", "IKE_SA_INIT response", "The conversation",
                "AUTH of ID_FQDN alice.example: good", "AUTH of ID_FQDN bob.example: good").doesNotContain("cut off");
    }

    /** As that of a case that has failed may be. */
    @Test
    void ofACaptureThatIsCutOffTheSame() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("capture.pcapng"));
        Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length - 7));
        assertThat(transcript("cut.pcapng")).contains("is cut off", "AUTH of ID_FQDN bob.example: good");
    }

    private String transcript(String capture) throws IOException {
        Path file = folder.resolve("transcript.txt");
        CaptureTranscript.write(folder.resolve(capture), folder.resolve("keys"), file);
        return Files.readString(file);
    }
}
