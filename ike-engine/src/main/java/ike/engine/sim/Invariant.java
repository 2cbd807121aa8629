package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/** Something that must hold after every step of every engine. An invariant may remember, so each simulation has its own. */
public interface Invariant {
    /** Looks at a step whose effects were carried out; what is wrong, if anything. */
    Optional<String> violation(Host host, Step step);

    /** Those that hold for every IKEv2 engine. That SAs are installed in order is checked besides. */
    static ImmutableList<Invariant> standard() {
        return ImmutableList.of(new SealedOnce(), new SameReply());
    }
}
