package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hosts that scenarios are about, and where they are.
 *
 * <pre>
 *      alice   venus                carol  dave  winnetou                bob
 *        |       |                    |     |       |                     |
 *   -----+-------+---- inner1    -----+-----+---+---+------ outer    -----+---- inner2
 *          10.1.0.0/16   |            |  192.168.0.0/24  |          |      10.2.0.0/16
 *          fec1::/16     +--- moon ---+  fec0::/16       +-- sun ---+      fec2::/16
 * </pre>
 */
enum Host {
    ALICE(port("eth0", "inner1", "10.1.0.10/16", "fec1::10/16", true),
            port("eth1", "outer", "192.168.0.50/24", "fec0::5/16", false)),
    VENUS(port("eth0", "inner1", "10.1.0.20/16", "fec1::20/16", true)),
    MOON(port("eth0", "outer", "192.168.0.1/24", "fec0::1/16", true),
            port("eth1", "inner1", "10.1.0.1/16", "fec1::1/16", true)),
    CAROL(port("eth0", "outer", "192.168.0.100/24", "fec0::10/16", true)),
    DAVE(port("eth0", "outer", "192.168.0.200/24", "fec0::20/16", true)),
    WINNETOU(port("eth0", "outer", "192.168.0.150/24", "fec0::15/16", true)),
    SUN(port("eth0", "outer", "192.168.0.2/24", "fec0::2/16", true),
            port("eth1", "inner2", "10.2.0.1/16", "fec2::1/16", true)),
    BOB(port("eth0", "inner2", "10.2.0.10/16", "fec2::10/16", true));

    /** The three networks. */
    static final ImmutableList<String> NETWORKS = ImmutableList.of("outer", "inner1", "inner2");

    /** Words in scenarios that stand for addresses; the second address of some is a virtual one. */
    private static final ImmutableList<String[]> WORDS = Stream.concat(
            Stream.of(values()).flatMap(Host::ownWords),
            Stream.of(new String[]{"PH_IP_CAROL1", "10.3.0.1"}, new String[]{"PH_IP_DAVE1", "10.3.0.2"},
                    new String[]{"PH_IP6_CAROL1", "fec3::1"}, new String[]{"PH_IP6_DAVE1", "fec3::2"},
                    new String[]{"PH_IPV6_BOB", "fec2::10"}))
            .sorted(Comparator.comparingInt((String[] word) -> word[0].length()).reversed())
            .collect(ImmutableList.toImmutableList());

    @SuppressWarnings("ImmutableEnumChecker") // records of texts
    private final ImmutableList<Port> ports;

    Host(Port... ports) {
        this.ports = ImmutableList.copyOf(ports);
    }

    /**
     * An interface.
     *
     * @param network which it is in
     * @param ipv4 its address with the length of the prefix
     * @param up whether it is up from the beginning
     */
    record Port(String device, String network, String ipv4, String ipv6, boolean up) {
    }

    private static Port port(String device, String network, String ipv4, String ipv6, boolean up) {
        return new Port(device, network, ipv4, ipv6, up);
    }

    /** The one that a scenario calls so. */
    static Optional<Host> called(String word) {
        return Stream.of(values()).filter(host -> host.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    ImmutableList<Port> ports() {
        return ports;
    }

    /** Where packets to everybody else go; nobody stands behind the outer network, so what goes there is lost. */
    String gateway() {
        return switch (ports.getFirst().network()) {
            case "inner1" -> "10.1.0.1";
            case "inner2" -> "10.2.0.1";
            default -> "192.168.0.254";
        };
    }

    /** The text with addresses in the place of the words for them. */
    static String resolve(String text) {
        String resolved = text;
        for (String[] word : WORDS) {
            resolved = resolved.replace(word[0], word[1]);
        }
        return resolved;
    }

    private static Stream<String[]> ownWords(Host host) {
        return Stream.of(0, 1).filter(i -> i < host.ports.size()).flatMap(i -> {
            String suffix = host.name() + (i == 0 ? "" : "1");
            return Stream.of(new String[]{"PH_IP_" + suffix, address(host.ports.get(i).ipv4())},
                    new String[]{"PH_IP6_" + suffix, address(host.ports.get(i).ipv6())});
        });
    }

    private static String address(String withLength) {
        return withLength.substring(0, withLength.indexOf('/'));
    }
}
