package ike.interop.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.cli.IkeCommand;
import ike.interop.endpoint.RunningEndpoint;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whole lives of SAs, and no secret of theirs in anything that the two ends tell, in whatever form: neither configured ones
 * nor any that was derived, which {@code --keys} has written down to be looked for.
 */
class SecretsTest {
    private static final String KEY = "an apple a day keeps them out";
    private static final String PASSWORD = "Ar3etTnp-7Xq";
    /** Keys in the tables are longer than SPIs. */
    private static final Pattern DERIVED = Pattern.compile("[0-9a-fA-F]{32,}");
    private static final Pattern SECRETS = Pattern.compile("\"value\":\"([0-9a-f]{16,})\"");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"2, psk,          psk, ''", "2, eap-mschapv2, psk, ''", "2, eap-md5, psk, ''", "1, psk, psk, ''",
            "1, psk, psk, xauth", "2, psk, psk, ppk"})
    void nothingThatIsToldHoldsASecret(String version, String left, String right, String user) throws Exception {
        Exhibits ofRight = new Exhibits(folder.resolve("r"));
        Exhibits ofLeft = new Exhibits(folder.resolve("l"));
        List<Integer> ports = new ArrayList<>();
        Path keysOfRight = folder.resolve("right");
        Path keysOfLeft = folder.resolve("left");
        Path flight = folder.resolve("flight.jfr");
        try (ofRight; ofLeft; Recording recording = new Recording()) {
            recording.start();
            try (RunningEndpoint responder = RunningEndpoint.start(RunningEndpoint.options(Optional.of(keysOfRight)),
                    RunningEndpoint.configuration(Peers.responder(version, left, right, user, KEY, PASSWORD)),
                    ofRight::watch);
                    RunningEndpoint initiator = RunningEndpoint.start(RunningEndpoint.options(Optional.of(keysOfLeft)),
                            RunningEndpoint.configuration(Peers.initiator(version, left, right, user, KEY, PASSWORD,
                                    responder.natPort())),
                            ofLeft::watch, "net")) {
                initiator.says("^child-up home/net");
                responder.says("^child-up home/net");
                ofLeft.ask();
                ofRight.ask();
                int mark = initiator.mark();
                initiator.order("rekey-child net").says(mark, "^child-rekeyed home/net");
                ports.add(responder.natPort());
                ports.add(initiator.natPort());
                initiator.stop();
                ofRight.add(responder.text());
                ofLeft.add(initiator.text());
            }
            recording.dump(flight);
        }
        ofLeft.add(explained(keysOfLeft.resolve("seen.pcapng"), ports));
        List<RecordedEvent> recorded = RecordingFile.readAllEvents(flight).stream()
                .filter(event -> event.getEventType().getName().startsWith("ike.")).toList();
        assertThat(recorded).hasSizeGreaterThan(4);
        recorded.forEach(ofLeft::add);
        Set<Bytes> secrets = derived(keysOfLeft, keysOfRight);
        assertThat(secrets).hasSizeGreaterThan(8);
        secrets.add(Bytes.utf8(KEY));
        secrets.add(Bytes.utf8(PASSWORD));
        secrets.add(Bytes.utf8(Peers.PPK));
        Haystack told = new Haystack(ofLeft.text() + ofRight.text());
        assertThat(secrets).allSatisfy(secret -> assertThat(told.find(secret)).as(secret.hex()).isEmpty());
    }

    @Test
    void whatIsPlantedIsFoundInEveryForm() {
        Bytes secret = Bytes.fromHex("00112233445566778899aabbccddeeff");
        for (String form : List.of("x00112233445566778899aabbccddeeffx",
                "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF",
                "00112233 44556677 8899aabb\nccddeeff", "ABEiM0RVZneImaq7zN3u/w==", "wAARIjNEVWZ3iJmqu8zd7v8=",
                "AAAAESIzRFVmd4iZqrvM3e7/", "\0\021\"3DUfw\u0088\u0099\u00aa\u00bb\u00cc\u00dd\u00ee\u00ff")) {
            assertThat(new Haystack("before " + form + " after").find(secret)).as(form).isPresent();
        }
        assertThat(new Haystack("00112233445566778899aabbccddeefe").find(secret)).isEmpty();
    }

    /** The transcript of somebody who has the packets only. */
    private static String explained(Path capture, List<Integer> ports) {
        StringWriter out = new StringWriter();
        for (String form : List.of("--color=never", "--json")) {
            String[] arguments = Stream.concat(Stream.of("explain", capture.toString(), form),
                    ports.stream().map(port -> "--port=" + port)).toArray(String[]::new);
            new IkeCommand(new PrintWriter(out, true), new PrintWriter(out, true), Map.of()).execute(arguments);
        }
        assertThat(out.toString()).contains(" header ", "\"kind\":\"conversation\"");
        return out.toString();
    }

    private static Set<Bytes> derived(Path... evidence) throws IOException {
        Set<Bytes> secrets = new LinkedHashSet<>();
        for (Path folder : evidence) {
            try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
                files.forEach(file -> secrets.addAll(in(file)));
            }
        }
        return secrets;
    }

    private static Set<Bytes> in(Path file) {
        try {
            Set<Bytes> found = new LinkedHashSet<>();
            String text = Files.readString(file);
            Pattern pattern = file.toString().endsWith(".jsonl") ? SECRETS : DERIVED;
            pattern.matcher(text).results().map(match -> match.group(match.groupCount()))
                    .forEach(hex -> found.add(Bytes.fromHex(hex.length() % 2 == 0 ? hex : hex.substring(1))));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
