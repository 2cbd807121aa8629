package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.wire.Bytes;
import java.util.stream.Collectors;

/** The SAs of both ends as a {@link Scenario} shows them: in one line where they agree. */
final class ScenarioText {
    private final Ladder names;

    ScenarioText(Ladder names) {
        this.names = names;
    }

    ImmutableList<String> states(Actor left, Actor right) {
        String ofLeft = states(left, true);
        String ofRight = states(right, false);
        return ofLeft.equals(ofRight)
                ? ImmutableList.of("both have " + ofLeft)
                : ImmutableList.of("left has " + ofLeft, "right has " + ofRight);
    }

    private String states(Actor actor, boolean left) {
        String text = actor.host().view().ikeSas().stream().map(sa -> ike(sa, left)).sorted()
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? "nothing" : text;
    }

    private String ike(IkeSaView sa, boolean left) {
        boolean leftInitiated = sa.initiator() == left;
        Bytes a = (leftInitiated ? sa.initiatorSpi() : sa.responderSpi()).bytes();
        Bytes b = (leftInitiated ? sa.responderSpi() : sa.initiatorSpi()).bytes();
        String children = sa.children().stream().map(child -> child(child, left)).sorted()
                .collect(Collectors.joining(", "));
        return names.name(a, "left") + "/" + names.name(b, "right") + state(sa.state(), "ESTABLISHED")
                + (children.isEmpty() ? "" : " with " + children);
    }

    private String child(ChildSaView child, boolean left) {
        Bytes in = Bytes.u32(Integer.toUnsignedLong(child.inboundSpi()));
        Bytes out = Bytes.u32(Integer.toUnsignedLong(child.outboundSpi()));
        return child.name() + " " + names.name(left ? in : out, "left") + "/" + names.name(left ? out : in, "right")
                + state(child.state(), "INSTALLED");
    }

    private static String state(String state, String usual) {
        return state.equals(usual) ? "" : " (" + state + ")";
    }
}
