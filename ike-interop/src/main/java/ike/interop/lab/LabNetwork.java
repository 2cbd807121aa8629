package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Two network namespaces, joined by a pair of virtual Ethernet interfaces and by nothing else.
 *
 * <pre>
 *   namespace ike-PID-N-ours                              namespace ike-PID-N-peer
 *   lo    10.1.0.1, fd00:1::1                             lo    10.2.0.1, fd00:2::1
 *   wire  198.51.100.1/24, 2001:db8::1/64 --------------- wire  198.51.100.2/24, 2001:db8::2/64
 * </pre>
 *
 * <p>No route leads to the other side's inner addresses: what reaches them has gone through a tunnel.
 *
 * <p>{@link Namespaces} tells what PID and N are.
 */
public final class LabNetwork implements AutoCloseable {

    /** The interface to the other side, in both namespaces. */
    static final String WIRE = "wire";
    /** The setting by which an address that goes does not take the others of its subnet along. */
    static final String KEEP_SECONDARIES = "conf/" + WIRE + "/promote_secondaries";

    private final Namespaces namespaces;
    private final Namespace ours;
    private final Namespace peer;
    private final Set<Side> moved = EnumSet.noneOf(Side.class);
    private final List<NatRouter> routers = new ArrayList<>();

    private LabNetwork(Namespaces namespaces) throws IOException, InterruptedException {
        this.namespaces = namespaces;
        this.ours = namespaces.create(Side.OURS.word());
        this.peer = namespaces.create(Side.PEER.word());
    }

    /** Makes it, after having removed what dead runs have left. */
    public static LabNetwork open() throws IOException, InterruptedException {
        Namespaces namespaces = Namespaces.open();
        try {
            LabNetwork network = new LabNetwork(namespaces);
            for (Side side : Side.values()) {
                shelter(network.of(side), side);
            }
            network.connect();
            return network;
        } catch (IOException e) {
            namespaces.close();
            throw e;
        }
    }

    private void connect() throws IOException, InterruptedException {
        Command.of("ip", "link", "add", WIRE, "netns", ours.name(), "type", "veth", "peer", "name", WIRE, "netns",
                peer.name()).run();
        for (Side side : Side.values()) {
            connect(of(side), side);
        }
    }

    /** For what daemons in it need; it goes with the network. Its path is short, as that of a socket must be. */
    public Path folder() {
        return namespaces.folder();
    }

    /** The namespace of one side. */
    public Namespace of(Side side) {
        return side == Side.OURS ? ours : peer;
    }

    /**
     * Has the kernel cut datagrams that our endpoint hands over joined (UDP_SEGMENT) before they reach the wire, as a
     * network card would: a capture shows packets that exist.
     */
    void carryPacketsOneByOne() throws IOException, InterruptedException {
        for (Namespace namespace : ImmutableList.of(ours, peer)) {
            namespace.ip("link", "set", WIRE, "gso_max_segs", "1");
        }
    }

    /** Takes a side's address away and gives it another one, in the way of a host that comes to another network. */
    void move(Side side) throws IOException, InterruptedException {
        of(side).ip("addr", "add", elsewhere(side) + "/24", "dev", WIRE);
        of(side).ip("addr", "del", own(side) + "/24", "dev", WIRE);
        moved.add(side);
    }

    /** The address that the side has itself. */
    String own(Side side) {
        return isHidden(side) ? side.behindNat() : side.outer(Family.IPV4);
    }

    /** The one that it has after a move. */
    String elsewhere(Side side) {
        return isHidden(side) ? side.otherBehindNat() : side.otherOuter();
    }

    /** The one that the other side sees after a move: a NAT shows no change but of the port. */
    String seenElsewhere(Side side) {
        return isHidden(side) ? side.outer(Family.IPV4) : side.otherOuter();
    }

    private boolean isHidden(Side side) {
        return routers.stream().anyMatch(router -> router.hidden() == side);
    }

    /** Hides sides behind a NAT each, in IPv4 alone; the other side can begin with those that do not begin themselves. */
    void hide(ImmutableList<Side> sides, Side initiator) throws IOException, InterruptedException {
        for (Side side : sides) {
            routers.add(NatRouter.before(this, namespaces.create(side.word() + "-nat"), side, side != initiator));
        }
    }

    /** The same with one side, which begins, behind a NAT. */
    LabNetwork hidden(Side side) throws IOException, InterruptedException {
        hide(ImmutableList.of(side), side);
        return this;
    }

    /** Has the NAT before a side forget its mappings and take another address. */
    void rebind(Side side) throws IOException, InterruptedException {
        for (NatRouter router : routers) {
            if (router.hidden() == side) {
                router.rebind();
            }
        }
    }

    /** Takes the NATs away; the daemons may live on. */
    void reveal() throws IOException, InterruptedException {
        if (routers.isEmpty()) {
            return;
        }
        // A pair goes at once when one of its ends is deleted, a namespace later.
        routers.getFirst().namespace().ip("link", "del", WIRE);
        for (NatRouter router : routers) {
            router.namespace().ip("link", "del", NatRouter.INSIDE);
            namespaces.delete(router.namespace());
        }
        routers.clear();
        connect();
    }

    /** Has everybody where he was. */
    void restore() throws IOException, InterruptedException {
        ImmutableList<Side> all = ImmutableList.copyOf(moved);
        moved.clear();
        for (Side side : all) {
            of(side).ip("addr", "add", own(side) + "/24", "dev", WIRE);
            of(side).ip("addr", "del", elsewhere(side) + "/24", "dev", WIRE);
        }
    }

    /** Ends every process in its namespaces and removes them. */
    @Override
    public void close() throws IOException {
        namespaces.close();
    }

    private static void shelter(Namespace namespace, Side side) throws IOException, InterruptedException {
        namespace.ip("addr", "add", side.inner(Family.IPV4) + "/32", "dev", "lo");
        namespace.ip("addr", "add", side.inner(Family.IPV6) + "/128", "dev", "lo", "nodad");
        namespace.ip("link", "set", "lo", "up");
    }

    private static void connect(Namespace namespace, Side side) throws IOException, InterruptedException {
        // No search for routers or for double addresses: it would speckle every capture with packets that no case has
        // asked for.
        Command.of("sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/" + WIRE + "/accept_ra").in(namespace).run();
        Command.of("sh", "-c", "echo 1 > /proc/sys/net/ipv4/" + KEEP_SECONDARIES).in(namespace).run();
        namespace.ip("link", "set", WIRE, "addrgenmode", "none");
        namespace.ip("addr", "add", side.linkLocal() + "/64", "dev", WIRE, "nodad");
        namespace.ip("addr", "add", side.outer(Family.IPV4) + "/24", "dev", WIRE);
        namespace.ip("addr", "add", side.outer(Family.IPV6) + "/64", "dev", WIRE, "nodad");
        namespace.ip("link", "set", WIRE, "up");
    }

    /** All its namespaces, those of NATs among them. */
    public ImmutableList<Namespace> all() {
        return ImmutableList.<Namespace>builder().add(ours, peer).addAll(routers.stream().map(NatRouter::namespace)
                .iterator()).build();
    }
}
