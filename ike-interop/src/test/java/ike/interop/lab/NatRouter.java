package ike.interop.lab;

import java.io.IOException;

/**
 * A third namespace that takes the wire of our side over, and hides our side behind 198.51.100.3: a NAT that changes addresses and
 * ports.
 */
record NatRouter(Namespace namespace) implements AutoCloseable {
    private static final String INSIDE = "inside";

    /** Puts it between; our side has one address behind it, within 192.168.7.0/24. */
    static NatRouter between(LabNetwork network, String address) throws IOException, InterruptedException {
        Namespace router = Namespace.create("ike-nat-" + ProcessHandle.current().pid());
        NatRouter made = new NatRouter(router);
        try {
            Namespace ours = network.of(Side.OURS);
            ours.ip("link", "set", LabNetwork.WIRE, "netns", router.name());
            Command.of("ip", "link", "add", INSIDE, "netns", router.name(), "type", "veth", "peer", "name", INSIDE,
                    "netns", ours.name()).run();
            router.ip("addr", "add", "198.51.100.3/24", "dev", LabNetwork.WIRE);
            router.ip("addr", "add", "192.168.7.1/24", "dev", INSIDE);
            router.ip("link", "set", LabNetwork.WIRE, "up");
            router.ip("link", "set", INSIDE, "up");
            ours.ip("addr", "add", address + "/24", "dev", INSIDE);
            ours.ip("link", "set", INSIDE, "up");
            ours.ip("route", "add", "default", "via", "192.168.7.1");
            Command.of("sysctl", "-qw", "net.ipv4.ip_forward=1").in(router).run();
            Command.of("nft", "add table ip nat; add chain ip nat out { type nat hook postrouting priority 100; };"
                    + " add rule ip nat out oifname wire masquerade random").in(router).run();
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            namespace.delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before " + namespace.name() + " was removed", e);
        }
    }
}
