package ike.interop.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import ike.interop.lab.Command;
import ike.interop.lab.Namespace;
import ike.interop.lab.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A namespace for each host of a scenario, and one with the three networks, as bridges. */
final class ScenarioNetwork implements AutoCloseable {
    private static final String SETTINGS = "echo 1 > /proc/sys/net/ipv4/ip_forward;"
            + "echo 1 > /proc/sys/net/ipv6/conf/all/forwarding; echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad";

    private final Namespaces namespaces;
    private final ImmutableMap<Host, Namespace> hosts;

    private ScenarioNetwork(Namespaces namespaces, Map<Host, Namespace> hosts) {
        this.namespaces = namespaces;
        this.hosts = Maps.immutableEnumMap(hosts);
    }

    static ScenarioNetwork open(List<Host> hosts) throws IOException, InterruptedException {
        Namespaces namespaces = Namespaces.open();
        try {
            Namespace hub = namespaces.create("hub");
            for (String network : Host.NETWORKS) {
                hub.ip("link", "add", network, "type", "bridge", "mcast_snooping", "0");
                hub.ip("link", "set", network, "up");
            }
            Map<Host, Namespace> made = new EnumMap<>(Host.class);
            for (Host host : hosts) {
                made.put(host, connected(namespaces.create(host.word()), host, hub));
            }
            return new ScenarioNetwork(namespaces, made);
        } catch (IOException e) {
            namespaces.close();
            throw e;
        }
    }

    private static Namespace connected(Namespace namespace, Host host, Namespace hub)
            throws IOException, InterruptedException {
        Command.of("sh", "-c", SETTINGS).in(namespace).run();
        namespace.ip("link", "set", "lo", "up");
        for (Host.Port port : host.ports()) {
            String other = host.word() + "-" + port.device();
            Command.of("ip", "link", "add", port.device(), "netns", namespace.name(), "type", "veth", "peer", "name",
                    other, "netns", hub.name()).run();
            hub.ip("link", "set", other, "master", port.network(), "up");
            if (port.up()) {
                up(namespace, host, port);
            }
        }
        return namespace;
    }

    private static void up(Namespace namespace, Host host, Host.Port port) throws IOException, InterruptedException {
        namespace.ip("link", "set", port.device(), "up", "gso_max_segs", "1");
        namespace.ip("addr", "add", port.ipv4(), "dev", port.device());
        namespace.ip("addr", "add", port.ipv6(), "dev", port.device(), "nodad");
        if (port.equals(host.ports().getFirst())) {
            namespace.ip("route", "add", "default", "via", host.gateway());
        }
    }

    /** For what daemons in it need; it goes with the network. */
    Path folder() {
        return namespaces.folder();
    }

    Namespace of(Host host) {
        Namespace namespace = hosts.get(host);
        if (namespace == null) {
            throw new IllegalArgumentException(host + " takes no part");
        }
        return namespace;
    }

    /** What {@code ifup} does. */
    void up(Host host, String device) throws IOException, InterruptedException {
        for (Host.Port port : host.ports()) {
            if (port.device().equals(device)) {
                up(of(host), host, port);
            }
        }
    }

    /** What {@code ifdown} does. */
    void down(Host host, String device) throws IOException, InterruptedException {
        of(host).ip("addr", "flush", "dev", device);
        of(host).ip("link", "set", device, "down");
    }

    @Override
    public void close() throws IOException {
        namespaces.close();
    }
}
