package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's {@code swanctl} drives our endpoint as it drives the charon at the other end of the wire, and sees the same of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SwanctlIT {
    private static final Path CASE = Path.of("src/lab/cases/suite-gcm128-x25519");
    private static final Duration READY = Duration.ofSeconds(30);
    private static final ImmutableSet<String> ONE_SIDED = ImmutableSet.of("initiator", "nat-local", "nat-remote",
            "nat-fake");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(?==)|local-ts|remote-ts");

    @TempDir
    private static Path folder;
    private LabNetwork network;
    private Charon charon;
    private Daemon daemon;
    private Swanctl ours;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        LabCondition.require();
        network = LabNetwork.open();
        charon = Charon.start(network.of(Side.PEER), folder.resolve("p"), "");
        Path socket = Files.createDirectories(folder.resolve("o")).resolve("c");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Path.of(System.getProperty("ike.jar", "target/ike.jar")).toAbsolutePath();
        daemon = Daemon.start("ike run", Command.of(java.toString(), "-jar", jar.toString(), "run", "--vici",
                "unix://" + socket).in(network.of(Side.OURS)));
        assertThat(daemon.log().await(Pattern.compile("^ready .*no connections"), 0, READY)).isPresent();
        Files.writeString(folder.resolve("o").resolve("strongswan.conf"), "");
        ours = new Swanctl(folder.resolve("o"), socket, Side.OURS);
    }

    @AfterAll
    void close() throws IOException, InterruptedException {
        if (network != null) {
            assertThat(daemon.terminate()).isZero();
            daemon.close();
            charon.close();
            network.close();
        }
    }

    @Test
    void everyCommandOfADay() throws IOException, InterruptedException {
        charon.swanctl().load(CASE.resolve("swanctl.conf"));
        ours.load(CASE.resolve("ours.conf"));
        assertThat(ours.run("--version", "--daemon")).contains(" ike (Linux, ");
        assertThat(ours.run("--list-conns")).contains("home: IKEv2, no reauthentication, rekeying every 14400s",
                "local pre-shared key authentication:", "net: TUNNEL, rekeying every 3600s");
        assertThat(ours.run("--initiate", "--child", "net")).contains("[IKE] ike-up home", "[CHD] child-up home/net",
                "initiate completed successfully");
        assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3).answered()).isEqualTo(3);
        assertThat(ours.run("--list-sas")).containsPattern("home: #\\d+, ESTABLISHED, IKEv2, \\w{16}_i\\* \\w{16}_r")
                .containsPattern("net: #\\d+, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-128")
                .containsPattern("in  \\w{8}, +252 bytes, +3 packets, +\\ds ago");
        assertThat(keys(ours)).isEqualTo(keys(charon.swanctl()));
        assertThat(ours.run("--rekey", "--child", "net")).contains("rekey completed successfully");
        assertThat(ours.run("--rekey", "--ike", "home")).contains("rekey completed successfully");
        assertThat(ours.run("--counters")).containsPattern("create-child-out-req +: 2");
        assertThat(ours.run("--counters", "--reset", "--name", "home")).contains("reset");
        assertThat(ours.run("--stats")).contains("uptime:", "IKE_SAs: 1 total");
        assertThat(ours.run("--list-algs")).contains("AES_GCM_16[ike]", "CURVE_25519[ike]");
        for (String list : List.of("--list-pools", "--list-certs", "--list-pols", "--list-authorities")) {
            assertThat(ours.run(list)).as(list).isEmpty();
        }
        assertThat(ours.run("--reload-settings", "--raw")).contains("success=yes");
        assertThat(ours.run("--terminate", "--ike", "home")).contains("[IKE] ike-down home by order",
                "terminate completed successfully");
        assertThat(ours.run("--list-sas")).isEmpty();
    }

    /** A trap by order: the first packet brings its child up, and no packet does any more when it is taken away. */
    @Test
    void trapsAreInstalledAndTakenAway() throws IOException, InterruptedException {
        charon.swanctl().load(CASE.resolve("swanctl.conf"));
        ours.load(CASE.resolve("ours.conf"));
        assertThat(ours.run("--install", "--child", "net")).contains("install completed successfully");
        assertThat(ours.run("--list-pols", "--trap")).containsPattern("net, (reqid \\d+, )?TUNNEL");
        assertThat(Ping.run(network, Side.OURS, Family.IPV4, 3).answered()).isEqualTo(3);
        assertThat(ours.run("--list-sas")).contains("INSTALLED, TUNNEL");
        assertThat(ours.run("--uninstall", "--child", "net")).contains("uninstall completed successfully");
        assertThat(ours.run("--list-pols")).isEmpty();
        assertThat(ours.run("--terminate", "--ike", "home")).contains("terminate completed successfully");
        assertThat(Ping.run(network, Side.OURS, Family.IPV4, 1).answered()).isZero();
        assertThat(ours.run("--list-sas")).isEmpty();
        assertThat(ours.run("--flush-certs", "--raw")).contains("success=yes");
    }

    /** {@code --load-all} brings our endpoint its certificates and private key, whoever begins then. */
    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa", "ed25519"})
    void certificatesAndKeysComeOverTheSocket(String kind) throws IOException, InterruptedException {
        Path theCase = CASE.resolveSibling("certificate-" + kind);
        charon.swanctl().load(theCase.resolve("swanctl.conf"));
        ours.load(theCase.resolve("ours.conf"));
        assertThat(ours.run("--list-certs")).contains("CN=ours", "has private key", "CN=Lab Root", "CN=Middle of ours",
                "X.509 CRLs");
        for (Swanctl begins : List.of(ours, charon.swanctl())) {
            assertThat(begins.run("--initiate", "--child", "net")).contains("initiate completed successfully");
            assertThat(Ping.run(network, Side.PEER, Family.IPV4, 3).answered()).isEqualTo(3);
            assertThat(ours.run("--list-sas")).contains("'peer.example.org'", "'ours.example.org'");
            assertThat(ours.run("--terminate", "--ike", "home")).contains("terminate completed successfully");
        }
    }

    /**
     * The keys of {@code --list-sas --raw}, without those that only one end has: its role, and which of the two pretends
     * to stand behind a NAT.
     */
    private static ImmutableList<String> keys(Swanctl swanctl) throws IOException, InterruptedException {
        return KEY.matcher(swanctl.run("--list-sas", "--raw")).results().map(MatchResult::group)
                .filter(key -> !ONE_SIDED.contains(key)).collect(ImmutableList.toImmutableList());
    }
}
