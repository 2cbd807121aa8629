package ike.benchmarks.tunnel;

/** The addresses of the two ends of a {@link ike.interop.lab.LabNetwork}: those on the wire, and those inside the tunnel. */
enum Ends {
    /** On the wire. */
    OUTER("198.51.100.1", "198.51.100.2"),
    /** Protected by the tunnel. */
    INNER("10.1.0.1", "10.2.0.1");

    private final String left;
    private final String right;

    Ends(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /** The end that sends. */
    String left() {
        return left;
    }

    /** The end that receives. */
    String right() {
        return right;
    }

    /** A swanctl.conf for one end: the tunnel {@code net} between the inner addresses, by a pre-shared key. */
    static String configuration(boolean atLeft, Suite suite) {
        String us = atLeft ? OUTER.left : OUTER.right;
        String them = atLeft ? OUTER.right : OUTER.left;
        return """
                connections {
                  bench {
                    version = 2
                    encap = yes
                    local_addrs = %s
                    remote_addrs = %s
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
                        local_ts = %s/32
                        remote_ts = %s/32
                        esp_proposals = %s
                      }
                    }
                  }
                }
                secrets {
                  ike-bench {
                    id-1 = %s
                    id-2 = %s
                    secret = "not secret"
                  }
                }
                """.formatted(us, them, us, them, atLeft ? INNER.left : INNER.right,
                atLeft ? INNER.right : INNER.left, suite.proposal(), us, them);
    }
}
