package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import ike.engine.Effect;
import ike.engine.Path;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The mappings of a NAT in front of us that must be kept alive (RFC 7296 §2.23, RFC 3948 §4): one for each path that some
 * established IKE SA behind the NAT uses. SAs that share a path, such as one and its successor, share the mapping.
 */
final class Mappings {
    private final Multiset<Path> users = LinkedHashMultiset.create();
    private final Set<Path> kept = new LinkedHashSet<>();
    private final Set<Path> touched = new LinkedHashSet<>();

    /** The SA is there from now on. */
    void enter(IkeSa sa) {
        path(sa).ifPresent(path -> {
            users.add(path);
            touched.add(path);
        });
    }

    /** The SA is there no more, or becomes another. */
    void leave(IkeSa sa) {
        path(sa).ifPresent(path -> {
            users.remove(path);
            touched.add(path);
        });
    }

    /** What has changed since the last time. */
    ImmutableList<Effect> changes() {
        ImmutableList.Builder<Effect> changes = ImmutableList.builder();
        for (Path path : touched) {
            boolean used = users.contains(path);
            if (used ? kept.add(path) : kept.remove(path)) {
                changes.add(new Effect.KeepAlive(path, used));
            }
        }
        touched.clear();
        return changes.build();
    }

    private static Optional<Path> path(IkeSa sa) {
        return sa instanceof Established up && up.nat().localBehindNat()
                && up.name().path().transport() == Path.Transport.UDP_ENCAPSULATED
                        ? Optional.of(up.name().path())
                        : Optional.empty();
    }
}
