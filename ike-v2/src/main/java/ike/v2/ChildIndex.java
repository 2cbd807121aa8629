package ike.v2;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import ike.v2.sa.ChildSa;
import ike.v2.sa.ChildSas;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which IKE SA has which Child SAs, by their numbers, names and SPIs. Most changes of an IKE SA concern itself alone; those leave
 * this as it is, however many children it has.
 */
final class ChildIndex {
    private final Map<Integer, Long> byEspSpi = new LinkedHashMap<>();
    private final Map<Long, Long> byChild = new LinkedHashMap<>();
    private final SetMultimap<String, Long> byName = MultimapBuilder.linkedHashKeys().treeSetValues().build();

    /** The children that an IKE SA has; none when there is none. */
    static ChildSas of(@Nullable IkeSa sa) {
        return sa instanceof Established established ? established.children() : ChildSas.NONE;
    }

    /** The IKE SA that has this child. */
    Optional<Long> find(long child) {
        return Optional.ofNullable(byChild.get(child));
    }

    /** The IKE SAs with a child of this name, by number. */
    Set<Long> withName(String name) {
        return byName.get(name);
    }

    /** True when one of the children receives with this SPI. */
    boolean hasEspSpi(int spi) {
        return byEspSpi.containsKey(spi);
    }

    /** The IKE SA had these children and has those now. */
    void change(long ikeSa, ChildSas before, ChildSas after) {
        if (before.equals(after)) { // at once, where they are the same
            return;
        }
        for (ChildSa child : before.byId().values()) {
            byEspSpi.remove(child.inboundSpi(), ikeSa);
            byChild.remove(child.uniqueId(), ikeSa);
            byName.remove(child.config().name(), ikeSa);
        }
        for (ChildSa child : after.byId().values()) {
            byEspSpi.put(child.inboundSpi(), ikeSa);
            byChild.put(child.uniqueId(), ikeSa);
            byName.put(child.config().name(), ikeSa);
        }
    }
}
