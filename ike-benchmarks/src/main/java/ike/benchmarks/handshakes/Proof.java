package ike.benchmarks.handshakes;

/** What the two ends agree on and prove each other with. */
enum Proof {
    /** A pre-shared key, X25519 (RFC 8031). */
    PSK_X25519("PSK, Curve25519", "x25519", false),
    /** A pre-shared key, the random curve of 256 bits (RFC 5903). */
    PSK_ECP_256("PSK, ECP-256", "ecp256", false),
    /** A pre-shared key, 2048 bits (RFC 3526). */
    PSK_MODP_2048("PSK, MODP-2048", "modp2048", false),
    /** A pre-shared key, 3072 bits (RFC 3526). */
    PSK_MODP_3072("PSK, MODP-3072", "modp3072", false),
    /** Certificates of ECDSA on P-256, both ways (RFC 7427), X25519. */
    ECDSA_X25519("ECDSA P-256 certificates, Curve25519", "x25519", true);

    private static final String SECRET = """
            secrets {
              ike-bench {
                secret = "not secret"
              }
            }
            """;

    private final String title;
    private final String group;
    private final boolean certificates;

    Proof(String title, String group, boolean certificates) {
        this.title = title;
        this.group = group;
        this.certificates = certificates;
    }

    String title() {
        return title;
    }

    /**
     * The swanctl.conf of the responder: any number of peers, each with an address from a pool.
     *
     * @param own the word of the side whose certificates it has, {@code other} the initiator's
     */
    String responder(String own, String other) {
        String connection = """
                connections {
                  gateway {
                    version = 2
                    unique = never
                    rekey_time = 0
                    pools = road
                    proposals = aes128-sha256-%s
                    local {
                %s    }
                    remote {
                %s    }
                    children {
                      net {
                        local_ts = 10.2.0.1/32
                        esp_proposals = aes128gcm16
                        rekey_time = 0
                      }
                    }
                  }
                }
                pools {
                  road {
                    addrs = 10.64.0.0/12
                  }
                }
                """.formatted(group, end(own, "gateway.test", true), end(other, "*.road.test", false));
        return certificates ? connection : connection + SECRET;
    }

    /** The swanctl.conf that the initiator's connections are made after; see {@code ike load}. */
    String initiator(String responder, String own, String other) {
        String connection = """
                connections {
                  road {
                    version = 2
                    unique = never
                    rekey_time = 0
                    remote_addrs = %s
                    vips = 0.0.0.0
                    proposals = aes128-sha256-%s
                    local {
                %s    }
                    remote {
                %s    }
                    children {
                      net {
                        remote_ts = 10.2.0.1/32
                        esp_proposals = aes128gcm16
                        rekey_time = 0
                      }
                    }
                  }
                }
                """.formatted(responder, group, end(own, "road.test", true), end(other, "gateway.test", false));
        return certificates ? connection : connection + SECRET;
    }

    /** How one end is known. With certificates all initiators have the same, and so one name. */
    private String end(String side, String name, boolean own) {
        if (!certificates) {
            return "      auth = psk\n      id = " + name + "\n";
        }
        return "      auth = pubkey\n      id = \"C=CH, O=Lab, CN=" + side + "\"\n"
                + (own ? "      certs = " + side + "-ecdsa.der\n" : "");
    }
}
