package ike.interop.lab;

import java.io.IOException;

/**
 * A third namespace that takes a side's wire over, with its address, and hides that side behind it: a NAT that changes addresses
 * and ports.
 *
 * <pre>
 *   namespace ike-PID-ours                  namespace ike-PID-ours-nat
 *   wire  192.168.7.2/24 ------------------ inside  192.168.7.1/24
 *                                           wire    198.51.100.1/24 ---------------- the other side's wire, or its NAT
 * </pre>
 *
 * <p>Whoever begins finds his ports changed on every flow. To whom the other one begins, the NAT hands the ports 500 and 4500 on,
 * as the administrator of a gateway behind a NAT has it do.
 *
 * @param namespace its own
 * @param hidden the side that is behind it
 */
record NatRouter(Namespace namespace, Side hidden) {
    /** Its interface to the hidden side. */
    static final String INSIDE = "inside";

    /** The networks that the two sides' wires are in. */
    private static final String OUTER_NETWORK = "198.51.100.0/24";
    private static final int LENGTH = 24;

    /** Puts it, into a namespace of the network, between the side and its wire. */
    static NatRouter before(LabNetwork network, Namespace namespace, Side hidden, boolean reachable)
            throws IOException, InterruptedException {
        NatRouter made = new NatRouter(namespace, hidden);
        made.takeWire(network.of(hidden));
        made.translate(reachable);
        return made;
    }

    private void takeWire(Namespace side) throws IOException, InterruptedException {
        side.ip("link", "set", LabNetwork.WIRE, "netns", namespace.name());
        Command.of("ip", "link", "add", INSIDE, "netns", namespace.name(), "type", "veth", "peer", "name",
                LabNetwork.WIRE, "netns", side.name()).run();
        enable(namespace, "ip_forward");
        enable(namespace, LabNetwork.KEEP_SECONDARIES);
        enable(side, LabNetwork.KEEP_SECONDARIES);
        namespace.ip("addr", "add", hidden.outer(Family.IPV4) + "/" + LENGTH, "dev", LabNetwork.WIRE);
        namespace.ip("addr", "add", hidden.router() + "/" + LENGTH, "dev", INSIDE);
        namespace.ip("link", "set", LabNetwork.WIRE, "up");
        namespace.ip("link", "set", INSIDE, "up");
        side.ip("link", "set", LabNetwork.WIRE, "addrgenmode", "none");
        side.ip("addr", "add", hidden.behindNat() + "/" + LENGTH, "dev", LabNetwork.WIRE);
        side.ip("link", "set", LabNetwork.WIRE, "up");
        side.ip("route", "add", OUTER_NETWORK, "via", hidden.router());
    }

    private static void enable(Namespace in, String sysctl) throws IOException, InterruptedException {
        Command.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/" + sysctl).in(in).run();
    }

    private void translate(boolean reachable) throws IOException, InterruptedException {
        nft("add table ip nat");
        nft("add chain ip nat out { type nat hook postrouting priority 100; }");
        // High ports: by a low one tshark would take the packets for another protocol's.
        nft("add rule ip nat out oifname " + LabNetwork.WIRE + " meta l4proto udp masquerade to :40000-60000 random");
        nft("add rule ip nat out oifname " + LabNetwork.WIRE + " masquerade");
        if (reachable) {
            nft("add chain ip nat in { type nat hook prerouting priority -100; }");
            nft("add rule ip nat in iifname " + LabNetwork.WIRE + " udp dport { 500, 4500 } dnat to "
                    + hidden.behindNat());
        }
    }

    /** Forgets every mapping, and has another outer address from now on, as a NAT does that was started anew. */
    void rebind() throws IOException, InterruptedException {
        namespace.ip("addr", "add", hidden.otherOuter() + "/" + LENGTH, "dev", LabNetwork.WIRE);
        namespace.ip("addr", "del", hidden.outer(Family.IPV4) + "/" + LENGTH, "dev", LabNetwork.WIRE);
    }

    private void nft(String command) throws IOException, InterruptedException {
        Command.of("nft", command).in(namespace).run();
    }
}
