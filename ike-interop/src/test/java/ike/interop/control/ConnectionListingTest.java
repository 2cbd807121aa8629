package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** list-conns says what charon says of the same configuration, key by key; recorded from charon 5.9.8, but for the two ports. */
class ConnectionListingTest {
    private static final String CONFIGURATION = """
            connections {
              home {
                local_addrs = 127.0.0.1
                remote_addrs = 198.51.100.2
                dpd_delay = 60s
                reauth_time = 5h
                rekey_time = 4h
                unique = replace
                local {
                  auth = psk
                  id = ours.test
                }
                remote {
                  auth = psk
                  id = peer.test
                }
                children {
                  net {
                    remote_ts = 10.2.0.1/32
                    rekey_bytes = 500000000
                  }
                  web {
                    mode = transport
                    local_ts = dynamic[tcp/80]
                    remote_ts = dynamic[udp/1024-2047], 10.8.0.0-10.8.0.9, 10.9.0.0/16[gre]
                    rekey_time = 30m
                    dpd_action = restart
                    close_action = trap
                  }
                }
              }
              other {
                version = 0
                remote_addrs = 192.0.2.0/24, 2001:db8::1
                local {
                  auth = eap-mschapv2
                  eap_id = carol
                  id = carol@road.test
                }
                remote {
                  auth = pubkey
                  id = "C=CH, CN=sun"
                }
              }
            }
            """;
    private static final String HOME = "home {local_addrs=[127.0.0.1] remote_addrs=[198.51.100.2] local_port=500"
            + " remote_port=500 version=IKEv2 reauth_time=18000 rekey_time=14400 unique=UNIQUE_REPLACE dpd_delay=60"
            + " local-1 {id=ours.test class=pre-shared key groups=[] cert_policy=[] certs=[] cacerts=[]}"
            + " remote-1 {id=peer.test class=pre-shared key groups=[] cert_policy=[] certs=[] cacerts=[]}"
            + " children {net {mode=TUNNEL rekey_time=3600 rekey_bytes=500000000 rekey_packets=0 dpd_action=none"
            + " close_action=none local-ts=[dynamic] remote-ts=[10.2.0.1/32]}"
            + " web {mode=TRANSPORT rekey_time=1800 rekey_bytes=0 rekey_packets=0 dpd_action=start close_action=trap"
            + " local-ts=[dynamic[tcp/http]]"
            + " remote-ts=[dynamic[udp/1024-2047] 10.8.0.0..10.8.0.9 10.9.0.0/16[gre]]}}}";
    private static final String OTHER = "other {local_addrs=[%any] remote_addrs=[192.0.2.0/24 2001:db8::1]"
            + " local_port=500 remote_port=500 version=IKEv1/2 reauth_time=0 rekey_time=14400 unique=UNIQUE_NO"
            + " local-1 {id=carol@road.test eap_id=carol eap-type=EAP_MSCHAPV2 class=EAP groups=[] cert_policy=[]"
            + " certs=[] cacerts=[]}"
            + " remote-1 {id=C=CH, CN=sun class=public key groups=[] cert_policy=[] certs=[] cacerts=[]} children {}}";

    @TempDir
    private Path folder;

    @Test
    void eachKeyAndValueIsCharons() throws Exception {
        try (Driven ours = Driven.start(folder, "c", CONFIGURATION)) {
            assertThat(ours.list("list-conns", "list-conn")).extracting(RawText::of).containsExactly(HOME, OTHER);
            assertThat(ours.list("list-conns", "list-conn", "ike", "other")).extracting(RawText::of)
                    .containsExactly(OTHER);
        }
    }
}
