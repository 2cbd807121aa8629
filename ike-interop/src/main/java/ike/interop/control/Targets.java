package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import ike.engine.ChildSaView;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.interop.vici.Message;
import java.util.Optional;

/**
 * Which SAs a request means: {@code child} and {@code ike} by name, {@code child-id} and {@code ike-id} by number. With a
 * child all of that name or number, in the IKE SAs of that name or number if one is given; else these IKE SAs.
 */
record Targets(Optional<String> child, Optional<Long> childId, Optional<String> ike, Optional<Long> ikeId) {
    static Targets of(Message request) {
        return new Targets(request.text("child"), number(request, "child-id"), request.text("ike"),
                number(request, "ike-id"));
    }

    /** True when Child SAs are meant. */
    boolean areChildren() {
        return child.isPresent() || childId.isPresent();
    }

    /** True when nothing is said at all. */
    boolean isNothing() {
        return !areChildren() && ike.isEmpty() && ikeId.isEmpty();
    }

    /** The numbers of the SAs that are there and meant. */
    ImmutableList<Long> found(EngineView view) {
        return areChildren()
                ? view.ikeSas().stream().filter(this::isWanted).flatMap(sa -> sa.children().stream())
                        .filter(this::isWanted).map(ChildSaView::uniqueId).collect(ImmutableList.toImmutableList())
                : view.ikeSas().stream().filter(this::isWanted).map(IkeSaView::uniqueId)
                        .collect(ImmutableList.toImmutableList());
    }

    /** Whether an IKE SA has the name and number that are given, if any, whatever its state. */
    boolean names(IkeSaView sa) {
        return (ike.isEmpty() || ike.get().equals(sa.connection()))
                && (ikeId.isEmpty() || ikeId.get() == sa.uniqueId());
    }

    /** The same of a Child SA. */
    boolean names(ChildSaView sa) {
        return (child.isEmpty() || child.get().equals(sa.name()))
                && (childId.isEmpty() || childId.get() == sa.uniqueId());
    }

    private boolean isWanted(IkeSaView sa) {
        return names(sa) && !sa.state().equals("REKEYED") && !sa.state().equals("DELETING");
    }

    private boolean isWanted(ChildSaView sa) {
        return names(sa) && sa.state().equals("INSTALLED");
    }

    private static Optional<Long> number(Message request, String key) {
        return request.text(key).map(text -> Optional.ofNullable(Longs.tryParse(text)).orElse(-1L));
    }
}
