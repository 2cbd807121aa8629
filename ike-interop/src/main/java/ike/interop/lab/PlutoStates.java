package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SAs in what {@code whack --showstates} of libreswan prints: a line for each state, IKE SAs and Child SAs alike. */
final class PlutoStates {
    private static final Pattern LINE = Pattern.compile("000 (#\\d+): \"([^\"]+)\"\\S* (STATE_\\w+) .*");
    private static final ImmutableSet<String> IKE_UP = ImmutableSet.of("STATE_V2_ESTABLISHED_IKE_SA", "STATE_MAIN_R3",
            "STATE_MAIN_I4", "STATE_AGGR_R2", "STATE_AGGR_I2");
    private static final ImmutableSet<String> CHILD_UP = ImmutableSet.of("STATE_V2_ESTABLISHED_CHILD_SA",
            "STATE_QUICK_R2", "STATE_QUICK_I2");

    private PlutoStates() {
    }

    /** It names no addresses; where it has several IKE SAs, children are shown with the first. */
    static Sas read(String output) {
        List<Sas.Ike> ike = new ArrayList<>();
        List<Sas.Child> children = new ArrayList<>();
        int unsettled = 0;
        for (String line : output.lines().toList()) {
            Matcher state = LINE.matcher(line);
            if (!state.matches()) {
                continue;
            }
            if (IKE_UP.contains(state.group(3))) {
                ike.add(new Sas.Ike(state.group(2), state.group(1), "", "", ImmutableList.of()));
            } else if (CHILD_UP.contains(state.group(3))) {
                children.add(new Sas.Child(state.group(2), state.group(1)));
            } else {
                unsettled++;
            }
        }
        if (!ike.isEmpty()) {
            Sas.Ike first = ike.getFirst();
            ike.set(0, new Sas.Ike(first.connection(), first.id(), "", "", ImmutableList.copyOf(children)));
        }
        return new Sas(ImmutableList.copyOf(ike), unsettled);
    }
}
