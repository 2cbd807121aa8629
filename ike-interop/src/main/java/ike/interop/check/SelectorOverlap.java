package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.SelectorSpec;
import ike.engine.negotiation.SelectorText;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Children of different connections that claim the same packets: which SA seals them depends on who was first. */
final class SelectorOverlap {
    private SelectorOverlap() {
    }

    private record Named(String connection, ChildConfig child) {
        String key() {
            return "connections." + connection + ".children." + child.name();
        }
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList<Named> children = connections.stream()
                .flatMap(connection -> connection.children().stream().map(child -> new Named(connection.name(), child)))
                .collect(ImmutableList.toImmutableList());
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (int i = 0; i < children.size(); i++) {
            for (Named other : children.subList(i + 1, children.size())) {
                Named one = children.get(i);
                if (!one.connection().equals(other.connection())) {
                    remark(one, other).ifPresent(remarks::add);
                }
            }
        }
        return remarks.build();
    }

    private static Optional<Remark> remark(Named one, Named other) {
        Optional<AddressRange> local = common(one.child().local(), other.child().local());
        Optional<AddressRange> remote = common(one.child().remote(), other.child().remote());
        return local.isPresent() && remote.isPresent()
                ? Optional.of(new Remark(other.key(), "claims packets of " + one.connection() + "/" + one.child().name()
                        + " too: those of " + SelectorText.of(local.get()) + " === " + SelectorText.of(remote.get())))
                : Optional.empty();
    }

    /** The first selector of the one that meets one of the other; what is dynamic is not known yet. */
    private static Optional<AddressRange> common(List<SelectorSpec> one, List<SelectorSpec> other) {
        return fixed(one).filter(a -> fixed(other).anyMatch(b -> meet(a, b))).findFirst();
    }

    private static Stream<AddressRange> fixed(List<SelectorSpec> specs) {
        return specs.stream().flatMap(spec -> spec instanceof SelectorSpec.Fixed(AddressRange range)
                ? Stream.of(range)
                : Stream.<AddressRange>empty());
    }

    private static boolean meet(AddressRange a, AddressRange b) {
        return a.start().isV4() == b.start().isV4()
                && (a.protocol() == b.protocol() || a.protocol() == 0 || b.protocol() == 0)
                && a.startPort() <= b.endPort() && b.startPort() <= a.endPort()
                && a.start().compareTo(b.end()) <= 0 && b.start().compareTo(a.end()) <= 0;
    }
}
