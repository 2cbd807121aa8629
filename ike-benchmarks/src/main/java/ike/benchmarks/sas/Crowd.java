package ike.benchmarks.sas;

import ike.wire.ip.IpAddress;
import java.util.Locale;

/**
 * The Child SAs between two endpoints, at most {@value #MOST}: one for everything, or each for one pair of hosts, a hundred to an IKE SA.
 *
 * @param sas how many
 */
record Crowd(int sas) {
    /** As many pairs of hosts as the two networks have in this order. */
    static final int MOST = 20_000;

    private static final int TO_AN_IKE_SA = 100;
    private static final String LEFT = "198.51.100.1";
    private static final String RIGHT = "198.51.100.2";

    /** One SA for everything. */
    static final Crowd ONE = new Crowd(1);

    /** The network that all hosts of one side are in. */
    static String network(boolean left) {
        return (left ? "10.1" : "10.2") + ".0.0/16";
    }

    /** The host of one side that has the child of this number, if each has its own. */
    static IpAddress host(boolean left, int number) {
        return IpAddress.of(String.format(Locale.ROOT, "%s.%d.%d", left ? "10.1" : "10.2", number / TO_AN_IKE_SA,
                number % TO_AN_IKE_SA + 1));
    }

    /** A swanctl.conf for one end, the left of which begins. */
    String configuration(boolean left) {
        StringBuilder text = new StringBuilder("connections {\n");
        for (int first = 0; first < sas; first += TO_AN_IKE_SA) {
            connection(text, left, first, Math.min(sas, first + TO_AN_IKE_SA));
        }
        return text.append("}\nsecrets {\n  ike-bench {\n    secret = \"not secret\"\n  }\n}\n").toString();
    }

    private void connection(StringBuilder text, boolean left, int first, int end) {
        text.append("""
                  c%d {
                    version = 2
                    encap = yes
                    unique = never
                    local_addrs = %s
                    remote_addrs = %s
                    proposals = aes128gcm16-prfsha256-x25519
                    local {
                      auth = psk
                      id = %s-%d
                    }
                    remote {
                      auth = psk
                      id = %s-%d
                    }
                    children {
                """.formatted(first, left ? LEFT : RIGHT, left ? RIGHT : LEFT, left ? "left" : "right", first,
                left ? "right" : "left", first));
        for (int i = first; i < end; i++) {
            text.append("""
                          k%d {
                            local_ts = %s
                            remote_ts = %s
                            esp_proposals = aes128gcm16
                            start_action = %s
                          }
                    """.formatted(i, traffic(left, i), traffic(!left, i), left ? "start" : "none"));
        }
        text.append("    }\n  }\n");
    }

    private String traffic(boolean left, int number) {
        return sas == 1 ? network(left) : host(left, number) + "/32";
    }
}
