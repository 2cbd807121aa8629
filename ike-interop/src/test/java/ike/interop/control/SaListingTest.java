package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.Message;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A road warrior with a name of EAP and an address from a pool, as list-sas and get-pools show it. */
class SaListingTest {
    private static final String GATEWAY = """
            connections {
              road {
                pools = pool
                reauth_time = 5h
                rekey_time = 4h
                proposals = aes128-sha256-ecp256
                local {
                  auth = psk
                  id = gate.test
                }
                remote {
                  auth = eap-mschapv2
                  id = %any
                  eap_id = %any
                }
                children {
                  net {
                    local_ts = 10.2.0.0/24[tcp/22]
                  }
                  web {
                    local_ts = 10.3.0.0-10.3.0.5
                    esp_proposals = aes128gcm16-ecp256-esn
                  }
                }
              }
            }
            secrets {
              ike-gate {
                secret = "an apple a day"
              }
              eap-carol {
                id = carol
                secret = Ar3etTnp
              }
            }
            pools {
              pool {
                addrs = 10.9.0.0/24
              }
            }
            """;
    private static final String WARRIOR = """
            connections {
              road {
                remote_addrs = 127.0.0.1
                remote_port = PORT
                encap = yes
                vips = 0.0.0.0
                proposals = aes128-sha256-ecp256
                local {
                  auth = eap-mschapv2
                  id = carol@road.test
                  eap_id = carol
                }
                remote {
                  auth = psk
                  id = gate.test
                }
                children {
                  net {
                    remote_ts = 10.2.0.0/24[tcp/22]
                  }
                  web {
                    remote_ts = 10.3.0.0-10.3.0.5
                    esp_proposals = aes128gcm16-ecp256-esn
                  }
                }
              }
            }
            secrets {
              ike-gate {
                secret = "an apple a day"
              }
              eap-carol {
                id = carol
                secret = Ar3etTnp
              }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void usersLeasesAndWhatIsAskedFor() throws Exception {
        try (Driven gate = Driven.start(folder, "g", GATEWAY);
                Driven carol = Driven.start(folder, "c",
                        WARRIOR.replace("PORT", Integer.toString(gate.endpoint().natPort())))) {
            assertThat(carol.call("initiate", "child", "net")).isEqualTo(Answers.SUCCESS);
            assertThat(carol.call("initiate", "child", "web")).isEqualTo(Answers.SUCCESS);
            Message road = one(gate).section("road").orElseThrow();
            assertThat(road.text("remote-id")).contains("carol@road.test");
            assertThat(road.text("remote-eap-id")).contains("carol");
            assertThat(road.text("dh-group")).contains("ECP_256");
            assertThat(road.texts("remote-vips")).containsExactly("10.9.0.1");
            Message theirs = one(carol).section("road").orElseThrow();
            assertThat(theirs.text("remote-eap-id")).isEmpty();
            assertThat(theirs.text("nat-fake")).contains("yes");
            assertThat(road.text("nat-fake")).isEmpty();
            assertThat(road.text("nat-remote")).contains("yes");
            assertThat(theirs.text("reauth-time").map(Integer::parseInt).orElse(0)).isBetween(1, 5 * 3600);
            Message web = only(one(gate, "child", "web"));
            assertThat(web.text("esn")).contains("1");
            assertThat(web.texts("local-ts")).containsExactly("10.3.0.0..10.3.0.5");
            assertThat(only(one(gate, "child-id", web.text("uniqueid").orElseThrow())).text("name")).contains("web");
            assertThat(only(one(gate, "child", "net")).texts("local-ts")).containsExactly("10.2.0.0/24[tcp/ssh]");
            assertThat(gate.list("list-sas", "list-sa", "child", "other")).isEmpty();
            assertThat(RawText.of(gate.call("get-pools", "leases", "yes"))).isEqualTo("pool {base=10.9.0.1 size=254"
                    + " online=1 offline=0 leases {0 {address=10.9.0.1 identity=carol status=online}}}");
            assertThat(carol.call("terminate", "ike", "road").text("success")).contains("yes");
            assertThat(RawText.of(gate.call("get-pools", "leases", "yes"))).endsWith(
                    "online=0 offline=1 leases {0 {address=10.9.0.1 identity=carol status=offline}}}");
        }
    }

    private static Message one(Driven endpoint, String... filter) throws IOException {
        ImmutableList<Message> sas = endpoint.list("list-sas", "list-sa", filter);
        assertThat(sas).hasSize(1);
        return sas.getFirst();
    }

    /** The only Child SA that an answer has. */
    private static Message only(Message sa) {
        Message children = sa.section("road").orElseThrow().section("child-sas").orElseThrow();
        assertThat(children.sections()).hasSize(1);
        return children.sections().getFirst().content();
    }
}
