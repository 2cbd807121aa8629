package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import ike.engine.Effect;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses inside the tunnel are still in use (RFC 7296 §2.19): those of each holder as long as any established IKE SA
 * has them, be it the first one or a successor.
 */
final class Leases {
    private final Multiset<Long> users = LinkedHashMultiset.create();
    private final Set<Long> touched = new LinkedHashSet<>();

    /** The SA is there from now on. */
    void enter(IkeSa sa) {
        holder(sa).ifPresent(users::add);
    }

    /** The SA is there no more, or becomes another. */
    void leave(IkeSa sa) {
        holder(sa).ifPresent(holder -> {
            users.remove(holder);
            touched.add(holder);
        });
    }

    /** What has been given back since the last time. */
    ImmutableList<Effect> changes() {
        ImmutableList<Effect> changes = touched.stream().filter(holder -> !users.contains(holder))
                .map(Effect.ReleaseAddresses::new).collect(ImmutableList.toImmutableList());
        touched.clear();
        return changes;
    }

    private static Optional<Long> holder(IkeSa sa) {
        return sa instanceof Established established && !established.addresses().isEmpty()
                ? Optional.of(established.addresses().holder())
                : Optional.empty();
    }
}
