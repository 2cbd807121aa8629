package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of a configuration without a peer. */
class CheckCommandTest {
    private static final String GATEWAY = """
            connections {
              gw {
                remote_addrs = 192.0.2.2
                proposals = %s
                local {
                  auth = psk
                  id = moon.example
                }
                remote {
                  auth = psk
                  id = sun.example
                }
                children {
                  net {
                    local_ts = 10.1.0.0/16
                    remote_ts = 10.2.0.0/16
                    esp_proposals = aes128gcm16
                  }
                }
              }
            }
            """;
    private static final String SECRET = """
            secrets {
              ike-1 {
                id = %s
                secret = hush
              }
            }
            """;

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void nothingIsSaidOfWhatIsSound() throws IOException {
        assertThat(check(GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("*.example"))).isZero();
        assertThat(out.toString()).hasLineCount(1).contains(": 1 connection, 1 child, 1 secret; 0 errors, 0 warnings");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ranksAreShownOnRequest() throws IOException {
        check(GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("sun.example"), "--algorithms");
        assertThat(out.toString()).contains("gw: IKE ENCR_AES_CBC_128 (MUST), ",
                "gw/net: ESP ENCR_AES_GCM_16_128 (MUST)");
    }

    @Test
    void secretsAndConnectionsThatDoNotMeetAreNamed() throws IOException {
        check(GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("*.sun.example"));
        assertThat(out.toString()).contains("secrets.ike-1: no connection can use it",
                "connections.gw: there is no secret for its peer", "2 warnings");
    }

    /** What an error has refused is missing everywhere; that is no news. */
    @Test
    void anErrorIsToldOnceAndHasNoConsequences() throws IOException {
        check(GATEWAY.formatted("aes128-sha256-x25519").replace("192.0.2.2", "192.0.2.256")
                + SECRET.formatted("sun.example") + "pools {\n rw {\n addrs = 10.3.0.0/24\n }\n}\n");
        assertThat(err.toString()).hasLineCount(1).contains("gw.remote_addrs: \"192.0.2.256\"");
        assertThat(out.toString()).hasLineCount(1).contains("1 error, 0 warnings");
    }

    @Test
    void childrenThroughWhichNothingFitsAreNamed() throws IOException {
        String gateway = GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("sun.example");
        check(gateway.replace("10.2.0.0/16", "fd00::/64"));
        assertThat(out.toString()).contains("connections.gw.children.net: no packet fits", "1 warning");
        out.getBuffer().setLength(0);
        check(gateway.replace("10.1.0.0/16", "10.1.0.0/16[tcp/80]").replace("10.2.0.0/16", "10.2.0.0/16[udp]"));
        assertThat(out.toString()).contains("connections.gw.children.net: no packet fits", "1 warning");
        out.getBuffer().setLength(0);
        check(gateway.replace("10.1.0.0/16", "10.1.0.0/16[tcp/80], fd00::/64").replace("10.2.0.0/16", "dynamic"));
        assertThat(out.toString()).contains("0 warnings");
    }

    @Test
    void singleQuotesEncloseNothing() throws IOException {
        check(GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("sun.example").replace("hush", "'hush'"));
        assertThat(out.toString()).contains("secrets.ike-1.secret: its single quotes are part of it", "1 warning")
                .doesNotContain("hush");
    }

    @Test
    void eapThatAnybodyInBetweenCanUseIsNamed() throws IOException {
        String users = GATEWAY.formatted("aes128-sha256-x25519").replaceFirst("remote \\{\\s+auth = psk",
                "remote {\n auth = eap-md5\n eap_id = %any");
        check(users + SECRET.formatted("sun.example"));
        assertThat(out.toString()).contains(
                "connections.gw.remote: EAP wants a server that proves itself by a signature",
                "connections.gw.remote: EAP-MD5 gives no key");
        check(users.replace("auth = eap-md5", "auth = eap-mschapv2") + SECRET.formatted("sun.example"));
        assertThat(out.toString()).containsOnlyOnce("gives no key");
    }

    @Test
    void secretsOfUsersOfVersion1AreOfUse() throws IOException {
        String users = GATEWAY.formatted("aes128-sha256-modp2048").replace("gw {", "gw {\n version = 1")
                .replace("children {", "local-user {\n auth = xauth\n xauth_id = carol\n }\n children {");
        check(users + SECRET.formatted("sun.example").replace("}\n}",
                "}\n xauth-carol {\n id = carol\n secret = x\n }\n}"));
        assertThat(out.toString()).doesNotContain("no connection can use it").contains("2 secrets");
        out.getBuffer().setLength(0);
        check(users
                + SECRET.formatted("sun.example").replace("}\n}", "}\n xauth-carol {\n id = dave\n secret = x\n }\n}"));
        assertThat(out.toString()).containsPattern("swanctl.conf:\\d+: secrets.xauth-carol: no connection can use it");
    }

    @Test
    void weakAlgorithmsAreNamed() throws IOException {
        check(GATEWAY.formatted("aes128-sha1-modp1536") + SECRET.formatted("sun.example"));
        assertThat(out.toString()).containsPattern("connections\\.gw\\.proposals: offers .*MODP.* \\(SHOULD NOT\\)");
    }

    @Test
    void childrenThatClaimTheSamePacketsAndShadowsAreNamed() throws IOException {
        String one = GATEWAY.formatted("aes128-sha256-x25519");
        String other = one.replace("gw {", "gw2 {").replace("10.2.0.0/16", "10.2.9.0/24");
        check(one + other + SECRET.formatted("%any"));
        assertThat(out.toString()).contains(
                "connections.gw2.children.net: claims packets of gw/net too: those of 10.1.0.0/16 === 10.2.0.0/16",
                "connections.gw2: means the same addresses and identities as gw");
        out.getBuffer().setLength(0);
        check(one + other.replace("sun", "mars").replace("10.1.0.0/16", "10.9.0.0/16[tcp]") + SECRET.formatted("%any"));
        assertThat(out.toString()).contains("0 warnings");
    }

    @Test
    void poolsProgramsHostsAndFilesThatAreNotThereAreNamed() throws IOException {
        check(GATEWAY.formatted("aes128-sha256-x25519")
                .replace("remote_addrs = 192.0.2.2", "remote_addrs = nowhere.invalid\n pools = here, there")
                .replace("net {", "net {\n updown = /no/such/program iptables")
                + SECRET.formatted("sun.example").replace("}\n}",
                        "}\n rsa-moon {\n file = moon.pem\n secret = x\n }\n}")
                + "pools {\n here {\n addrs = 10.3.0.0/24\n }\n spare {\n addrs = 10.4.0.0/24\n }\n}\n");
        assertThat(out.toString()).contains(
                "connections.gw.pools: there is no pool there; expected a section pools.there",
                "pools.spare: no connection assigns addresses from it",
                "connections.gw.children.net.updown: /no/such/program is no program that can be run here",
                "connections.gw.remote_addrs: the host nowhere.invalid cannot be resolved here and now",
                "secrets.rsa-moon.file: there is no file \"moon.pem\" in rsa", "0 errors, 5 warnings");
    }

    @Test
    void settingsAreReadToo() throws IOException {
        Path settings = Files.writeString(folder.resolve("strongswan.conf"),
                "charon {\n retransmit_tries = 3\n threads = 16\n }\n");
        String sound = GATEWAY.formatted("aes128-sha256-x25519") + SECRET.formatted("sun.example");
        assertThat(check(sound, "--settings", settings.toString())).isZero();
        assertThat(out.toString()).contains("strongswan.conf: not used here: charon.threads", "0 errors");
        Files.writeString(settings, "charon {\n retransmit_tries = often\n }\n");
        assertThat(check(sound, "--settings", settings.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("strongswan.conf:2: charon.retransmit_tries: \"often\"; expected a number");
    }

    @Test
    void errorsEndWithBadInput() throws IOException {
        assertThat(check("connections {\n gw {\n encap = maybe\n }\n}\n")).isEqualTo(2);
        assertThat(err.toString()).contains("swanctl.conf:3: connections.gw.encap");
        assertThat(out.toString()).contains("errors");
    }

    private int check(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("swanctl.conf"), text);
        String[] args = new String[3 + more.length];
        args[0] = "check";
        args[1] = "--config";
        args[2] = file.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return new IkeCommand(new PrintWriter(out, true), new PrintWriter(err, true), Map.of()).execute(args);
    }
}
