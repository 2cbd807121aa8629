package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;

/** Children that carry nothing: a packet has one address family and one protocol at both ends (RFC 7296 §2.9). */
final class SelectorPairs {
    private SelectorPairs() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            connection.children().stream().filter(child -> !carries(child)).forEach(child -> remarks.add(new Remark(
                    "connections." + connection.name() + ".children." + child.name(),
                    "no packet fits: local_ts and remote_ts have no address family with the same protocol in common")));
        }
        return remarks.build();
    }

    private static boolean carries(ChildConfig child) {
        return child.local().stream().anyMatch(one -> child.remote().stream().anyMatch(other -> mayMeet(one, other)));
    }

    /** What is dynamic is not known yet. */
    private static boolean mayMeet(SelectorSpec one, SelectorSpec other) {
        return !(one instanceof SelectorSpec.Fixed(AddressRange a))
                || !(other instanceof SelectorSpec.Fixed(AddressRange b))
                || (a.start().isV4() == b.start().isV4()
                        && (a.protocol() == b.protocol() || a.protocol() == 0 || b.protocol() == 0));
    }
}
