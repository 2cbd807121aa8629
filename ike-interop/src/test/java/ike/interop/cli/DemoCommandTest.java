package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.transcript.JsonPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void theSameSeedTellsTheSameStory() {
        String story = ike("demo", "--seed", "7");
        assertThat(story).isEqualTo(ike("demo", "--seed", "7")).isNotEqualTo(ike("demo", "--seed", "8"))
                .contains("SKEYSEED = prf (Ni | Nr, g^ir)", "Key Exchange Data", "RFC 7296 §1.3.3", "integrity good")
                .doesNotContain("integrity bad", "no keys", "malformed", "\033");
        assertThat(ike("demo")).isEqualTo(ike("demo", "--seed=1"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void explainTellsOfTheCaptureWhatTheDemoTold() {
        Path capture = folder.resolve("demo.pcapng");
        String keys = folder.resolve("keys").toString();
        String story = ike("demo", "--json", "--seed", "7", "--pcap", capture.toString(), "--keys", keys);
        List<String> told = story.lines().filter(line -> line.startsWith("{\"type\":\"packet\""))
                .map(line -> line.substring(line.indexOf("\"explanation\":") + 14, line.length() - 1)).toList();
        List<String> explained = ike("explain", "--json", "--keys", keys, capture.toString()).lines().toList();
        // Who has heard all of it adds, behind the same words, where each packet stands; and what it came to.
        assertThat(told).hasSize(24);
        assertThat(explained).hasSize(25);
        for (int i = 0; i < told.size(); i++) {
            assertThat(explained.get(i)).startsWith(told.get(i).substring(0, told.get(i).length() - 1));
        }
        assertThat(explained.getLast()).contains("AUTH of ID_FQDN alice.example: good", "\"breaches\":[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "aggressive"})
    void explainTellsOfIkev1WhatTheDemoTold(String mode) {
        Path capture = folder.resolve("demo.pcapng");
        String keys = folder.resolve("keys").toString();
        String story = ike("demo", "--version", "1", "--mode", mode, "--json", "--pcap", capture.toString(), "--keys",
                keys);
        assertThat(story).isEqualTo(ike("demo", "--version", "1", "--mode", mode, "--json"))
                .contains("\"SKEYID_e\"", "\"Ka\"", "\"sealed\":0");
        List<String> told = story.lines().filter(line -> line.startsWith("{\"type\":\"packet\""))
                .map(line -> line.substring(line.indexOf("\"explanation\":") + 14, line.length() - 1)).toList();
        List<String> explained = ike("explain", "--json", "--keys", keys, capture.toString()).lines().toList();
        // Whoever has heard the whole of it can also judge the hashes.
        String judgement = "\"integrity\":\"[a-z]+\"(,\"reason\":\"[^\"]*\")?";
        for (int i = 0; i < told.size(); i++) {
            assertThat(explained.get(i).replaceAll(judgement, ""))
                    .startsWith(told.get(i).substring(0, told.get(i).length() - 1).replaceAll(judgement, ""));
        }
        assertThat(explained.getLast()).contains("HASH_I of ID_FQDN alice.example: good",
                "HASH_R of ID_FQDN bob.example: good", "\"breaches\":[]");
        assertThat(told).hasSize(mode.equals("main") ? 24 : 21);
    }

    /** Every way of authentication is told to its end, and explain verifies what proves it. */
    @ParameterizedTest
    @CsvSource({"main, rsa-sig, SIG_I", "aggressive, rsa-sig, SIG_R", "main, dss, SIG_R", "aggressive, dss, SIG_I",
            "main, ecdsa, SIG_I", "aggressive, ecdsa, SIG_R"})
    void signaturesAreToldAndVerified(String mode, String auth, String proof) {
        Path capture = folder.resolve("demo.pcapng");
        String keys = folder.resolve("keys").toString();
        assertThat(ike("demo", "--version", "1", "--mode", mode, "--auth", auth, "--pcap", capture.toString(), "--keys",
                keys)).contains("SKEYID = prf (Ni_b | Nr_b, g^xy)", "Each has a private key");
        assertThat(ike("explain", "--json", "--keys", keys, capture.toString()).lines().toList().getLast())
                .contains(proof + " of ID_FQDN", ".example: good", "\"breaches\":[]");
    }

    @ParameterizedTest
    @CsvSource({"main, pke", "aggressive, pke", "main, rpke", "aggressive, rpke"})
    void encryptionIsTold(String mode, String auth) {
        String capture = folder.resolve("c.pcap").toString();
        String keys = folder.resolve("keys").toString();
        assertThat(ike("demo", "--version", "1", "--mode", mode, "--auth", auth, "--pcap", capture, "--keys", keys))
                .contains("SKEYID = prf (hash (Ni_b | Nr_b), CKY-I | CKY-R)", "is up", "Encrypted for the peer's key")
                .contains(auth.equals("rpke") ? "Ke_i = Ne_i" : "Ka = SKEYID_e");
        assertThat(ike("explain", "--json", "--keys", keys, capture).lines().toList().getLast())
                .contains("HASH_I of ID_FQDN alice.example: good", "HASH_R of ID_FQDN bob.example: good",
                        "\"breaches\":[]");
    }

    @ParameterizedTest
    @CsvSource({"main, hybrid, SIG_R", "aggressive, hybrid, SIG_R", "main, xauth, HASH_R", "aggressive, xauth, HASH_R"})
    void aUserIsToldOfAndHisProofsAreGood(String mode, String auth, String proof, @TempDir Path folder) {
        String capture = folder.resolve("c.pcap").toString();
        String keys = folder.resolve("keys").toString();
        assertThat(ike("demo", "--version", "1", "--mode", mode, "--auth", auth, "--pcap", capture, "--keys", keys))
                .contains("alice's password ", "A user, and what he is given", "is up");
        assertThat(ike("explain", "--json", "--keys", keys, capture).lines().toList().getLast())
                .contains("HASH_I of ID_FQDN alice.example: good", proof + " of ID_FQDN bob.example: good",
                        "\"breaches\":[]");
    }

    @ParameterizedTest
    @CsvSource({"--version 3, expected 1 or 2", "--mode main, is for IKEv1",
            "--version 1 --mode quick, expected main or aggressive",
            "--auth psk, is for IKEv1", "--version 1 --auth none, expected one of psk"})
    void aVariantThatDoesNotExistIsOneLineAndTwo(String words, String answer) {
        assertThat(run(new StringWriter(), ("demo " + words).split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(answer).hasLineCount(1);
    }

    @Test
    void theDocumentNamesExactlyWhatIsPrinted() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(Files.readString(Path.of("../docs/demo-json.md")));
        while (row.find()) {
            documented.add(row.group(1));
        }
        Set<String> printed = new TreeSet<>();
        ike("demo", "--json").lines().forEach(line -> printed.addAll(JsonPaths.of(line)));
        printed.removeIf(path -> path.startsWith("explanation.") || path.startsWith("fields[]"));
        assertThat(printed).isEqualTo(documented);
    }

    @Test
    void theReadmeShowsRealLines() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher shown = Pattern.compile("(?s)`./ike demo --seed 7`.*?```text\n(.*?)```").matcher(readme);
        assertThat(shown.find()).isTrue();
        assertThat(ike("demo", "--seed", "7").lines())
                .containsAll(shown.group(1).lines().filter(line -> !line.equals(" ...")).toList());
    }

    @Test
    void whatCannotBeWrittenIsOneLineAndTwo() {
        StringWriter out = new StringWriter();
        assertThat(run(out, "demo", "--pcap", folder.resolve("no/such.pcapng").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("ike: cannot write ").contains("such.pcapng: there is no folder ")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    private String ike(String... args) {
        StringWriter out = new StringWriter();
        assertThat(run(out, args)).as(err::toString).isZero();
        return out.toString();
    }

    private int run(StringWriter out, String... args) {
        return new IkeCommand(new PrintWriter(out), new PrintWriter(err, true), Map.of()).execute(args);
    }
}
