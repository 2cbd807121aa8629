package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;

/** The way between a host and the core: places from the host outward. */
final class Line {
    private final Host host;
    private ImmutableList<Place> places = ImmutableList.of();

    /** A node on a line, with its chances in either direction. */
    record Place(Node node, String where, Dice out, Dice in) {
        Dice dice(Heading heading) {
            return heading == Heading.OUT ? out : in;
        }
    }

    Line(Host host) {
        this.host = host;
    }

    Host host() {
        return host;
    }

    ImmutableList<Place> places() {
        return places;
    }

    void build(long seed, Node... nodes) {
        ImmutableList.Builder<Place> built = ImmutableList.builder();
        for (int i = 0; i < nodes.length; i++) {
            String where = host.name() + "/" + nodes[i].getClass().getSimpleName() + i;
            built.add(new Place(nodes[i], where, new Dice(seed, where + " out"), new Dice(seed, where + " in")));
        }
        places = built.build();
    }

    void calm() {
        places = places.stream().map(p -> new Place(p.node().calm(), p.where(), p.out(), p.in()))
                .collect(ImmutableList.toImmutableList());
    }

    /** True when the core knows the host by this address: the host's own, or that of its outermost NAT. */
    boolean isKnownAs(IpAddress address) {
        return places.reverse().stream().flatMap(place -> place.node().publicAddress().stream()).findFirst()
                .map(address::equals).orElseGet(() -> host.has(address));
    }
}
