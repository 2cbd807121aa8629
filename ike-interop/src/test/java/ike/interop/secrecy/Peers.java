package ike.interop.secrecy;

/** Configurations of two ends that prove themselves in various ways. */
final class Peers {
    static final String PPK = "thirty-two octets that nobody can guess, and some more";

    private Peers() {
    }

    static String initiator(String version, String left, String right, String user, String key, String password,
            int port) {
        return connection(version, "left.test", left, "right.test", right,
                round(user, "local-user {\n auth = xauth\n xauth_id = carol\n }"),
                "local_ts = 10.1.0.0/24\n remote_ts = 10.2.0.0/24", "remote_port = " + port) + secrets(key, password);
    }

    static String responder(String version, String left, String right, String user, String key, String password) {
        return connection(version, "right.test", right, "left.test", left,
                round(user, "remote-user {\n auth = xauth\n }"),
                "local_ts = 10.2.0.0/24\n remote_ts = 10.1.0.0/24", "") + secrets(key, password);
    }

    private static String round(String user, String xauth) {
        return switch (user) {
            case "xauth" -> xauth;
            case "ppk" -> "ppk_id = blue\n ppk_required = yes";
            default -> "";
        };
    }

    private static String connection(String version, String local, String localAuth, String remote, String remoteAuth,
            String more, String selectors, String port) {
        return """
                connections {
                  home {
                    version = %s
                    remote_addrs = 127.0.0.1
                    %s
                    proposals = aes128-sha256-ecp256
                    local {
                      auth = %s
                      id = %s
                    }
                    remote {
                      auth = %s
                      id = %s
                    }
                    %s
                    children {
                      net {
                        %s
                        esp_proposals = aes128-sha256
                      }
                    }
                  }
                }
                """.formatted(version, port, localAuth, local, remoteAuth, remote, more, selectors);
    }

    private static String secrets(String key, String password) {
        return """
                secrets {
                  ike-home {
                    secret = "%s"
                  }
                  eap-carol {
                    secret = "%s"
                  }
                  ppk-blue {
                    id = blue
                    secret = "%s"
                  }
                }
                """.formatted(key, password, PPK);
    }
}
