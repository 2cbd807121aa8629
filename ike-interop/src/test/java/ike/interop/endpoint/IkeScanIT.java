package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ike.interop.daemon.DaemonSettings;
import ike.interop.daemon.DaemonSettingsLoader;
import ike.interop.settings.SettingsParser;
import ike.wire.ip.IpAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ike-scan, with which people look for IKEv1, finds our responder in both modes and reads what it offers; psk-crack of
 * the same package guesses a weak key from the answer. Skipped where it is not installed.
 */
class IkeScanIT {
    private static final String CONNECTIONS = """
            connections {
              main {
                version = 1
                local_addrs = 127.0.0.1
                proposals = 3des-sha1-modp1024, aes128-sha256-modp2048
                local { auth = psk }
                remote { auth = psk }
                children { net { } }
              }
              aggressive {
                version = 1
                aggressive = yes
                local_addrs = 127.0.0.1
                proposals = 3des-sha1-modp1024
                local {
                  auth = psk
                  id = gate.example
                }
                remote { auth = psk }
                children { other { } }
              }
            }
            secrets { ike-1 { secret = letmein } }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void whatIsNeeded() {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, "ike-scan"))), "no ike-scan");
    }

    @Test
    void findsMainModeAndReadsProposalAndVendorIds() throws Exception {
        try (RunningEndpoint responder = start()) {
            assertThat(scan(responder, "--trans=5,2,1,2")).contains("Main Mode Handshake returned",
                    "Enc=3DES Hash=SHA1 Auth=PSK Group=2:modp1024", "RFC 3947 NAT-T", "Dead Peer Detection");
            assertThat(scan(responder, "--trans=7/128,4,1,14")).contains("Main Mode Handshake returned",
                    "Enc=AES Hash=SHA2-256 Auth=PSK Group=14:modp2048 KeyLength=128");
            assertThat(scan(responder, "--trans=1,1,1,1")).contains("Notify message 14 (NO-PROPOSAL-CHOSEN)");
        }
    }

    @Test
    void findsAggressiveModeAndGuessesAWeakKey() throws Exception {
        try (RunningEndpoint responder = start()) {
            Path handshake = folder.resolve("handshake");
            assertThat(scan(responder, "--aggressive", "--id=me@example", "--dhgroup=2", "--trans=5,2,1,2",
                    "--pskcrack=" + handshake)).contains("Aggressive Mode Handshake returned",
                            "ID(Type=ID_FQDN, Value=gate.example)", "Hash(20 bytes)");
            Path words = Files.writeString(folder.resolve("words"), "123456\nletmein\ndragon\n");
            assertThat(run("psk-crack", "-d", words.toString(), handshake.toString()))
                    .contains("key \"letmein\" matches SHA1 hash");
        }
    }

    private static RunningEndpoint start() throws Exception {
        DaemonSettings settings = DaemonSettingsLoader.load(SettingsParser.parse("strongswan.conf",
                "charon { i_dont_care_about_security_and_use_aggressive_mode_psk = yes }", Path.of(".")));
        RunningEndpoint endpoint = RunningEndpoint.start(
                new EndpointOptions(false, 0, 0, Optional.of(IpAddress.of("127.0.0.1")), "ipsec0", Optional.empty(),
                        Optional.empty(), settings),
                RunningEndpoint.configuration(CONNECTIONS));
        endpoint.says("^ready");
        return endpoint;
    }

    private String scan(RunningEndpoint responder, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of("ike-scan", "--sport=0", "--dport=" + responder.port(), "--multiline"));
        words.addAll(List.of(options));
        words.add("127.0.0.1");
        return run(words.toArray(String[]::new));
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }
}
