package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import ike.engine.ChildSaView;
import ike.engine.SaId.Direction;
import java.util.List;
import java.util.Set;

/**
 * What two ends must have in common when nothing is under way between them: the same IKE SAs, the same Child SAs, and each
 * outbound half of one is an inbound half of the other, with SPI, algorithms, keys and mirrored selectors. For hosts that
 * talk to each other only.
 */
public final class Agreement {
    private Agreement() {
    }

    /** Every difference, in words; empty when the ends agree. */
    public static ImmutableList<String> differences(Host left, Host right) {
        ImmutableList.Builder<String> found = ImmutableList.builder();
        compare("IKE SA", left, ikeSas(left), right, ikeSas(right), found);
        compare("Child SA", left, children(left, false), right, children(right, true), found);
        unmatched(left, Direction.OUTBOUND, right, found);
        unmatched(left, Direction.INBOUND, right, found);
        unmatched(right, Direction.OUTBOUND, left, found);
        unmatched(right, Direction.INBOUND, left, found);
        unknown(left, found);
        unknown(right, found);
        return found.build();
    }

    private static void compare(String kind, Host left, Set<String> ofLeft, Host right, Set<String> ofRight,
            ImmutableList.Builder<String> found) {
        Sets.difference(ofLeft, ofRight).forEach(sa -> found.add("only " + left + " has " + kind + " " + sa));
        Sets.difference(ofRight, ofLeft).forEach(sa -> found.add("only " + right + " has " + kind + " " + sa));
    }

    private static void unmatched(Host host, Direction direction, Host peer, ImmutableList.Builder<String> found) {
        Direction other = direction == Direction.INBOUND ? Direction.OUTBOUND : Direction.INBOUND;
        List<InstalledSa> candidates = peer.installed(other);
        host.installed(direction).stream().filter(sa -> candidates.stream().noneMatch(sa::isOtherEndOf))
                .forEach(sa -> found.add(host + " has an SA whose other end " + peer + " lacks: " + sa));
    }

    private static void unknown(Host host, ImmutableList.Builder<String> found) {
        Set<String> named = children(host, false);
        Set<String> installed = host.installed(Direction.INBOUND).stream()
                .flatMap(in -> host.installed(Direction.OUTBOUND).stream()
                        .filter(out -> out.id().child() == in.id().child()).map(out -> pair(in.spi(), out.spi())))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
        if (!named.equals(installed)) {
            found.add(host + " names the Child SAs " + named + " but has installed " + installed);
        }
    }

    private static Set<String> ikeSas(Host host) {
        return host.view().ikeSas().stream().map(sa -> sa.initiatorSpi() + "/" + sa.responderSpi())
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    private static Set<String> children(Host host, boolean mirrored) {
        return host.view().ikeSas().stream().flatMap(ike -> ike.children().stream()).map(c -> pair(c, mirrored))
                .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
    }

    private static String pair(ChildSaView child, boolean mirrored) {
        return mirrored ? pair(child.outboundSpi(), child.inboundSpi()) : pair(child.inboundSpi(), child.outboundSpi());
    }

    private static String pair(int inbound, int outbound) {
        return String.format("%08x/%08x", inbound, outbound);
    }
}
