package ike.interop.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a scenario, and what is understood of it. */
class ScenarioTest {
    @TempDir
    private Path tests;
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(tests.resolve("ikev2/made-up"));
        for (String host : new String[]{"moon", "carol"}) {
            Files.createFile(Files.createDirectories(folder.resolve("hosts").resolve(host).resolve("etc/swanctl"))
                    .resolve("swanctl.conf"));
        }
        write("test.conf", """
                VIRTHOSTS="alice moon carol winnetou"
                TCPDUMPHOSTS="moon"
                IPSECHOSTS="moon carol"
                SWANCTL=1
                """);
        write("description.txt", "The roadwarrior <b>carol</b> calls\n<b>moon</b>. And more.\n");
        write("pretest.dat", """
                # first of all
                moon::systemctl start strongswan
                carol::swanctl --initiate --child home 2> /dev/null
                """);
        write("evaltest.dat", """
                alice::ping -c 1 PH_IP_CAROL::64 bytes from PH_IP_CAROL: icmp_.eq=1::YES
                moon:: swanctl --list-sas --ike-id 1 --raw 2> /dev/null::rw.*fec0:\\:10::NO
                moon::tcpdump::IP carol.strongswan.org > moon.strongswan.org: ESP::2
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Test
    void hostsOrdersAndDemandsAreRead() throws IOException {
        Scenario scenario = Scenario.read(tests, folder);
        assertThat(scenario.name()).isEqualTo("ikev2/made-up");
        assertThat(scenario.title()).isEqualTo("The roadwarrior carol calls moon");
        assertThat(scenario.everybody()).containsExactly(Host.ALICE, Host.MOON, Host.CAROL, Host.WINNETOU);
        assertThat(scenario.peers()).containsExactly(Host.MOON, Host.CAROL);
        assertThat(scenario.orders()).extracting(Order::host).containsExactly(Host.MOON, Host.CAROL);
        assertThat(scenario.begins(Host.CAROL)).isTrue();
        assertThat(scenario.begins(Host.MOON)).isFalse();
        assertThat(scenario.demands()).extracting(Demand::toString).containsExactly(
                "alice::ping -c 1 192.168.0.100::64 bytes from 192.168.0.100: icmp_.eq=1::YES",
                "moon::swanctl --list-sas --ike-id 1 --raw 2> /dev/null::rw.*fec0:\\:10::NO",
                "moon::tcpdump::IP carol.strongswan.org > moon.strongswan.org: ESP::2");
        assertThat(scenario.hindrance()).isEmpty();
    }

    @Test
    void whatCannotBePlayedSaysWhy() throws IOException {
        write("pretest.dat", "moon::freeradius\n");
        assertThat(Scenario.read(tests, folder).hindrance()).contains("needs the command freeradius");
        write("test.conf", "VIRTHOSTS=\"moon carol\"\nIPSECHOSTS=\"moon carol\"\n");
        assertThat(Scenario.read(tests, folder).hindrance())
                .contains("is configured by ipsec.conf, not by swanctl.conf");
    }

    @Test
    void aCountIsMetByAsManyLines() throws IOException {
        ImmutableList<Demand> demands = Scenario.read(tests, folder).demands();
        assertThat(demands.get(0).metBy(0)).isFalse();
        assertThat(demands.get(0).metBy(3)).isTrue();
        assertThat(demands.get(1).metBy(0)).isTrue();
        assertThat(demands.get(2).metBy(1)).isFalse();
        assertThat(demands.get(2).metBy(2)).isTrue();
    }

    @Test
    void methodsThatWeDoNotHaveAreNotPlayed() throws IOException {
        write("hosts/moon/etc/swanctl/swanctl.conf", "connections { rw { remote { auth = eap-ttls } } }\n");
        assertThat(Scenario.read(tests, folder).hindrance())
                .contains("needs EAP-TTLS, which our endpoint does not have");
    }

    @Test
    void ourEndpointTakesNoPlaceThatIsAboutTheKernel() throws IOException {
        write("hosts/moon/etc/swanctl/swanctl.conf", "connections { rw { children { net {\n mark_in = 8\n } } } }\n");
        Scenario scenario = Scenario.read(tests, folder);
        assertThat(scenario.peers()).containsExactly(Host.MOON, Host.CAROL);
        assertThat(scenario.places()).containsExactly(Host.CAROL);
    }

    @Test
    void transportModeIsNotForStrongswanInUserSpace() throws IOException {
        assertThat(Scenario.read(tests, folder).isBeyondUserSpace()).isFalse();
        write("hosts/carol/etc/swanctl/swanctl.conf", "connections { home { children { a { mode = transport } } } }\n");
        assertThat(Scenario.read(tests, folder).isBeyondUserSpace()).isTrue();
    }

    /** As where strongSwan is tested: such a line is followed, and nothing is demanded of it. */
    @Test
    void aLineWithoutADemandIsAnOrder() throws IOException {
        write("evaltest.dat", """
                moon::swanctl --rekey --child-id 2
                carol::sleep 11::NO
                moon::swanctl --list-sas::rw::YES
                """);
        ImmutableList<Demand> demands = Scenario.read(tests, folder).demands();
        assertThat(demands).extracting(Demand::isOrder).containsExactly(true, true, false);
        assertThat(demands).extracting(Demand::isTelling).containsExactly(false, false, true);
        assertThat(demands.get(1)).hasToString("carol::sleep 11");
        Played played = outcomes(demands, Outcome.State.NOT_JUDGED, Outcome.State.NOT_JUDGED,
                Outcome.State.MET);
        assertThat(Verdict.of(played, played)).isEqualTo(new Verdict(Optional.empty(), "1 of 1 demands"));
    }

    @Test
    void ourLogIsLookedAtForWhatItSaysInWordsOfItsOwn() {
        assertThat(inOurLog("authentication of 'moon.strongswan.org' with RSA.* successful", "YES")).isEmpty();
        assertThat(inOurLog("authentication of 'C=CH, CN=moon.strongswan.org' with EAP successful", "YES"))
                .contains("^ike-up .*moon.strongswan.org");
        assertThat(inOurLog("authentication of .*PH_IP_CAROL.* with EAP successful", "YES"))
                .contains("^ike-up .*192.168.0.100");
        assertThat(inOurLog("received AUTHENTICATION_FAILED notify error", "YES"))
                .contains("^failed .*AUTHENTICATION_FAILED");
        assertThat(inOurLog("installing new virtual IP PH_IP_CAROL1", "YES")).contains("^child-up .*10.3.0.1");
        assertThat(inOurLog("received AUTHENTICATION_FAILED notify error", "NO")).isEmpty();
        assertThat(inOurLog("crl is valid", "YES")).isEmpty();
    }

    private static Optional<String> inOurLog(String words, String hit) {
        return LogWords.ours(Demand.read(1, Host.resolve("moon::" + Demand.LOG + "::" + words + "::" + hit))
                .orElseThrow());
    }

    /** A scenario is somebody else's text, and its commands run as root. */
    @ParameterizedTest
    @ValueSource(strings = {"rm -rf /", "cd /etc/swanctl; rm ../../x", "rm /etc/passwd", "mv /etc/swanctl/a /root/a",
            "cd /etc/swanctl; rm $(cat x)", "sh -c true", "ip xfrm state flush", "ip link del eth0", "ip netns del x",
            "systemctl stop ssh", "iptables -t mangle -A INPUT -j DROP", "cp /etc/swanctl/a /etc/swanctl/b > /dev/sda",
            "",
            "cat /etc/shadow", "cd /etc/swanctl; reboot", "cd /etc/swanctl; rm -rf ~", "cd; rm -rf x", "rm -rf x",
            "ssh 192.168.0.1 reboot", "ssh moon hostname", "sed -i 's/a/b/g' /etc/hosts",
            "sed -i 's/1/2/g' /etc/passwd",
            "cp /var/www/../../root/x /var/www/y", "cat /etc/swanctl/../shadow",
            "mv /etc/passwd /etc/swanctl/x", "mv x.crl /etc/passwd", "wget -O /etc/passwd http://a.org/b.crl",
            "rm \\/etc/passwd", "cd /etc/swanctl; cp -t/etc a", "cd /etc/swanctl; cd /", "cd rsa; rm x"})
    void whatWouldTouchTheMachineIsNotUnderstood(String command) {
        assertThat(Commands.understands(command)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cd /etc/swanctl; rm rsa/* x509/* x509ca/*", "rm /etc/swanctl/rsa/moonKey.pem",
            "swanctl --initiate --child home 2> /dev/null", "\"ip route add fec1:\\:/16 via fec0:\\:1\"",
            "taskset -c 0 ping -c 1 -I 192.168.0.1 192.168.0.2", "iptables-restore < /etc/iptables.rules",
            "systemctl start --no-block strongswan", "ifup eth1", "ssh -o ConnectTimeout=5 192.168.0.1 hostname",
            "wget -q http://crl.strongswan.org/strongswan.crl", "mv strongswan.crl /etc/swanctl/x509crl/a.crl",
            "cat /etc/swanctl/swanctl_base.conf", "sed -i 's/192.168.0.100/192.168.0.200/g' /etc/hosts",
            "cp /var/www/strongswan.crl /var/www/strongswan.crl.bak",
            "iptables -t nat -A POSTROUTING -o eth0 -s 10.1.0.0/16 -p udp -j SNAT --to-source 192.168.0.1:1024-1100",
            "iptables -I OUTPUT -d 192.168.0.150 -p tcp --dport 80 -j REJECT --reject-with tcp-reset"})
    void whatAHostDoesInItsNamespaceIsUnderstood(String command) {
        assertThat(Commands.understands(command)).isTrue();
    }

    @Test
    void whereEspIsInUdpTheDemandsSayTheSameOfThat() {
        String ports = "local-port=500 local-id=moon remote-port=500 remote-id=sun";
        String packets = "IP moon.strongswan.org > sun.strongswan.org: ESP";
        assertThat(new Dialect(true).translate(ports)).isEqualTo(ports.replace("500", "4500"));
        assertThat(new Dialect(true).translate(packets))
                .isEqualTo("IP moon.strongswan.org.* > sun.strongswan.org.*: UDP-encap: ESP");
        assertThat(new Dialect(false).translate(packets)).isEqualTo(packets);
    }

    /** Only what strongSwan itself meets here counts, and what somebody could look at. */
    @Test
    void weAreHeldToWhatStrongswanMeetsHere() throws IOException {
        ImmutableList<Demand> demands = Scenario.read(tests, folder).demands();
        Played alone = outcomes(demands, Outcome.State.MET, Outcome.State.MET, Outcome.State.UNMET);
        assertThat(Verdict.comparable(alone)).as("a ping alone may go in the clear").isFalse();
        assertThat(Verdict.comparable(
                outcomes(demands, Outcome.State.UNMET, Outcome.State.MET, Outcome.State.MET))).isTrue();
        Verdict good = Verdict.of(alone,
                outcomes(demands, Outcome.State.MET, Outcome.State.NOT_JUDGED, Outcome.State.UNMET));
        assertThat(good.failure()).isEmpty();
        assertThat(good.extent()).isEqualTo("1 of 3 demands");
        Verdict bad = Verdict.of(alone, outcomes(demands, Outcome.State.MET, Outcome.State.UNMET, Outcome.State.MET));
        assertThat(bad.failure().orElseThrow()).startsWith("1 demands are not met, the first: unmet  2: moon::swanctl");
        assertThat(Verdict.comparable(
                outcomes(demands, Outcome.State.UNMET, Outcome.State.MET, Outcome.State.UNMET))).isFalse();
    }

    /** Where strongSwan meets nothing here, our endpoint is everywhere, and held to what the scenario says. */
    @Test
    void whereStrongswanMeetsNothingWeAreHeldToAllThatCanBeJudged() throws IOException {
        ImmutableList<Demand> demands = Scenario.read(tests, folder).demands();
        Verdict verdict = Verdict
                .of(outcomes(demands, Outcome.State.MET, Outcome.State.NOT_JUDGED, Outcome.State.UNMET));
        assertThat(verdict.extent()).isEqualTo("2 of 3 demands");
        assertThat(verdict.failure().orElseThrow()).startsWith("1 demands are not met, the first: unmet  3: moon::tcp");
    }

    private static Played outcomes(ImmutableList<Demand> demands, Outcome.State... states) {
        ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
        for (int i = 0; i < states.length; i++) {
            outcomes.add(new Outcome(demands.get(i), states[i], ""));
        }
        return new Played(outcomes.build(), Remains.of(Host.MOON, ""));
    }
}
