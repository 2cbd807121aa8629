package ike.engine.negotiation;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;

/** What a responder makes of the traffic selectors of a request (RFC 7296 §2.9). */
public sealed interface Narrowing {
    /** The most selectors of one side: their number is one octet on the wire (RFC 7296 §3.13). */
    int MOST_SELECTORS = 255;

    /**
     * There is traffic that both want.
     *
     * @param initiator the narrowed TSi, {@code responder} the narrowed TSr; neither is empty, no selector is contained in
     *            another
     */
    record Narrowed(ImmutableList<AddressRange> initiator, ImmutableList<AddressRange> responder) implements Narrowing {
    }

    /**
     * There is none: TS_UNACCEPTABLE.
     *
     * @param explanation lines of text: for either side what was proposed, what is configured and what is in common
     */
    record None(String explanation) implements Narrowing {
    }

    /**
     * Everything that is both proposed and configured, in the order of the proposal, so that what the initiator wants most
     * is in it if we want it too. Selectors of unknown types are passed over.
     *
     * @param tsi the proposed selectors of the initiator, {@code tsr} those of the responder
     * @param initiator what our configuration has for the initiator's side, {@code responder} what it has for ours
     */
    static Narrowing narrow(List<? extends TrafficSelector> tsi, List<? extends TrafficSelector> tsr,
            List<AddressRange> initiator, List<AddressRange> responder) {
        SelectorSide i = new SelectorSide("TSi", tsi, initiator);
        SelectorSide r = new SelectorSide("TSr", tsr, responder);
        if (i.common().stream().anyMatch(a -> r.common().stream().anyMatch(a::canTalkTo))) {
            return new Narrowed(i.selectors(), r.selectors());
        }
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add(i.common().isEmpty() || r.common().isEmpty()
                ? "no traffic in common"
                : "no packet has both ends in the common selectors");
        lines.addAll(i.explain()).addAll(r.explain());
        return new None(String.join("\n", lines.build()));
    }

    /**
     * True when every packet of {@code inner} is in {@code outer}, by one selector or by several together. An initiator asks
     * it of the answer and its own proposal; whoever rekeys, of the old selectors and the new ones (RFC 7296 §2.9.2). False
     * when {@code inner} is empty or holds a selector of an unknown type.
     */
    static boolean isSubset(List<? extends TrafficSelector> inner, List<? extends TrafficSelector> outer) {
        ImmutableList<PacketSet> allowed = SelectorSide.sets(outer);
        return !inner.isEmpty() && inner.stream().allMatch(
                selector -> selector instanceof AddressRange range && covered(PacketSet.of(range), allowed));
    }

    private static boolean covered(PacketSet wanted, List<PacketSet> allowed) {
        ImmutableList<PacketSet> missing = ImmutableList.of(wanted);
        for (PacketSet set : allowed) {
            missing = missing.stream().flatMap(piece -> piece.without(set).stream())
                    .collect(ImmutableList.toImmutableList());
        }
        return missing.isEmpty();
    }
}
