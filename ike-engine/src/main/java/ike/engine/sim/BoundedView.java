package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import ike.engine.IkeSaView;
import java.util.Optional;

/**
 * What an engine holds stays within bounds, whatever the network does.
 *
 * @param ikeSas the most IKE SAs
 * @param children the most Child SAs of one of them
 */
public record BoundedView(int ikeSas, int children) implements Invariant {
    @Override
    public Optional<String> violation(Host host, Step step) {
        ImmutableList<IkeSaView> sas = step.after().ikeSas();
        if (sas.size() > ikeSas) {
            return Optional.of(sas.size() + " IKE SAs, at most " + ikeSas + " expected");
        }
        return sas.stream().filter(sa -> sa.children().size() > children).findFirst()
                .map(sa -> "IKE SA " + sa.uniqueId() + " has " + sa.children().size() + " Child SAs, at most "
                        + children + " expected");
    }
}
