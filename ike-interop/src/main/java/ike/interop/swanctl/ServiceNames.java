package ike.interop.swanctl;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of IP protocols and of services that stand in traffic selectors, as IANA's registries have them. strongSwan
 * asks the machine's /etc/protocols and /etc/services; a fixed list makes a configuration mean the same everywhere.
 */
public final class ServiceNames {
    /** IP protocols, in lower case. */
    static final ImmutableMap<String, Integer> PROTOCOLS = ImmutableMap.<String, Integer>builder()
            .put("icmp", 1).put("igmp", 2).put("ipencap", 4).put("ipv4", 4).put("tcp", 6).put("egp", 8).put("igp", 9)
            .put("udp", 17).put("dccp", 33).put("ipv6", 41).put("ipv6-route", 43).put("ipv6-frag", 44)
            .put("rsvp", 46).put("gre", 47).put("esp", 50).put("ipsec-esp", 50).put("ah", 51).put("ipsec-ah", 51)
            .put("ipv6-icmp", 58).put("icmpv6", 58).put("ipv6-nonxt", 59).put("ipv6-opts", 60).put("eigrp", 88)
            .put("ospf", 89).put("ipip", 94).put("etherip", 97).put("pim", 103).put("ipcomp", 108).put("vrrp", 112)
            .put("l2tp", 115).put("isis", 124).put("sctp", 132).put("mobility-header", 135).put("udplite", 136)
            .put("mpls-in-ip", 137).put("hip", 139).buildOrThrow();

    /** Ports of services. */
    static final ImmutableMap<String, Integer> PORTS = ImmutableMap.<String, Integer>builder()
            .put("echo", 7).put("discard", 9).put("ftp-data", 20).put("ftp", 21).put("ssh", 22).put("telnet", 23)
            .put("smtp", 25).put("domain", 53).put("bootps", 67).put("bootpc", 68).put("tftp", 69).put("http", 80)
            .put("kerberos", 88).put("pop3", 110).put("sunrpc", 111).put("ntp", 123).put("imap2", 143)
            .put("snmp", 161).put("snmp-trap", 162).put("bgp", 179).put("ldap", 389).put("https", 443)
            .put("microsoft-ds", 445).put("isakmp", 500).put("syslog", 514).put("submission", 587).put("ldaps", 636)
            .put("domain-s", 853).put("imaps", 993).put("pop3s", 995).put("l2f", 1701).put("l2tp", 1701)
            .put("radius", 1812).put("radius-acct", 1813).put("nfs", 2049).put("ipsec-nat-t", 4500).put("sip", 5060)
            .put("http-alt", 8080).buildOrThrow();

    private ServiceNames() {
    }

    /** The name of a protocol, if it has one here; of several the first. */
    public static Optional<String> ofProtocol(int number) {
        return name(PROTOCOLS, number);
    }

    /** The name of the service at a port. */
    public static Optional<String> ofPort(int number) {
        return name(PORTS, number);
    }

    private static Optional<String> name(ImmutableMap<String, Integer> numbers, int number) {
        return numbers.entrySet().stream().filter(entry -> entry.getValue() == number).map(Map.Entry::getKey)
                .findFirst();
    }
}
