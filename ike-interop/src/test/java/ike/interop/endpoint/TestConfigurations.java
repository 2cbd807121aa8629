package ike.interop.endpoint;

/** Configurations of two endpoints of one machine. */
public final class TestConfigurations {
    private TestConfigurations() {
    }

    /** The one that initiates, left.test, to the peer's port for encapsulation. */
    public static String left(int peerPort) {
        return configuration("left.test", "right.test", "10.1.0.0/24", "10.2.0.0/24",
                "remote_port = " + peerPort);
    }

    /** The one that is asked, right.test. */
    public static String right() {
        return configuration("right.test", "left.test", "10.2.0.0/24", "10.1.0.0/24", "");
    }

    private static String configuration(String local, String remote, String localNet, String remoteNet, String more) {
        return """
                connections {
                  home {
                    remote_addrs = 127.0.0.1
                    %s
                    proposals = aes128gcm16-prfsha256-x25519
                    local {
                      auth = psk
                      id = %s
                    }
                    remote {
                      auth = psk
                      id = %s
                    }
                    children {
                      net {
                        local_ts = %s
                        remote_ts = %s
                        esp_proposals = aes128-sha256-x25519
                      }
                    }
                  }
                }
                secrets {
                  ike-home {
                    secret = "an apple a day"
                  }
                }
                """.formatted(more, local, remote, localNet, remoteNet);
    }
}
