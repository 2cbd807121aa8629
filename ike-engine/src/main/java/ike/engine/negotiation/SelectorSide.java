package ike.engine.negotiation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.ArrayList;
import java.util.List;

/** The narrowing of one side, TSi or TSr: what is proposed, what is configured, and what both have in common. */
final class SelectorSide {
    /** A peer may propose 255 selectors; nobody reads them all. */
    private static final int MOST_SHOWN = 16;

    private static final Joiner COMMA = Joiner.on(", ");

    private final String name;
    private final List<? extends TrafficSelector> proposed;
    private final List<AddressRange> configured;
    private final ImmutableList<PacketSet> common;

    SelectorSide(String name, List<? extends TrafficSelector> proposed, List<AddressRange> configured) {
        this.name = name;
        this.proposed = proposed;
        this.configured = configured;
        this.common = intersect();
    }

    /** The common packets, in the order of the proposal; no set is contained in another. */
    ImmutableList<PacketSet> common() {
        return common;
    }

    /** The common packets as selectors. */
    ImmutableList<AddressRange> selectors() {
        return common.stream().map(PacketSet::toRange).collect(ImmutableList.toImmutableList());
    }

    /** Three lines: proposed, configured, common. */
    ImmutableList<String> explain() {
        return ImmutableList.of(name + " proposed    " + text(proposed), name + " configured  " + text(configured),
                name + " in common   " + text(selectors()));
    }

    /** The address ranges in it; selectors of other types are passed over (RFC 7296 §2.9). */
    static ImmutableList<PacketSet> sets(Iterable<? extends TrafficSelector> selectors) {
        ImmutableList.Builder<PacketSet> sets = ImmutableList.builder();
        Iterables.filter(selectors, AddressRange.class).forEach(range -> sets.add(PacketSet.of(range)));
        return sets.build();
    }

    private ImmutableList<PacketSet> intersect() {
        List<PacketSet> found = new ArrayList<>();
        for (PacketSet theirs : sets(proposed)) {
            for (PacketSet ours : sets(configured)) {
                theirs.and(ours).ifPresent(both -> keep(both, found));
            }
        }
        return ImmutableList.copyOf(found);
    }

    private static void keep(PacketSet set, List<PacketSet> found) {
        if (found.stream().anyMatch(kept -> kept.contains(set))) {
            return;
        }
        found.removeIf(set::contains);
        if (found.size() < Narrowing.MOST_SELECTORS) {
            found.add(set);
        }
    }

    private static String text(List<? extends TrafficSelector> selectors) {
        if (selectors.isEmpty()) {
            return "nothing";
        }
        String shown = COMMA.join(selectors.stream().limit(MOST_SHOWN).map(SelectorText::of).iterator());
        int more = selectors.size() - MOST_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
