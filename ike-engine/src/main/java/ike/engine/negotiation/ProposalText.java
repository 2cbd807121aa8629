package ike.engine.negotiation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;

/** Transforms as words for people. */
final class ProposalText {
    /** A peer may offer 255 transforms; nobody reads them all. */
    private static final int MOST_TRANSFORMS = 16;

    private static final Joiner COMMA = Joiner.on(", ");

    private ProposalText() {
    }

    /** The short name of a type: {@code ENCR}. */
    static String name(TransformType type) {
        return type instanceof TransformType.Known known ? known.name() : "type " + type.code();
    }

    /** The algorithms with their key lengths; {@code nothing} when there are none. */
    static String list(ImmutableList<Transform> transforms) {
        if (transforms.isEmpty()) {
            return "nothing";
        }
        String shown = COMMA.join(transforms.stream().limit(MOST_TRANSFORMS).map(Transform::label).iterator());
        int more = transforms.size() - MOST_TRANSFORMS;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
