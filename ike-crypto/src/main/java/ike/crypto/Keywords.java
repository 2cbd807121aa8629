package ike.crypto;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;

/** Proposals as swanctl.conf writes them: keywords with dashes between them, additional key exchanges as {@code ke1_…}. */
public final class Keywords {
    private static final Joiner DASH = Joiner.on('-');

    private Keywords() {
    }

    /** The words of transforms, each once; what has no word stands as its label. */
    public static String of(ImmutableList<Transform> transforms) {
        return DASH.join(transforms.stream().map(Keywords::of).distinct().iterator());
    }

    private static String of(Transform transform) {
        String word = Algorithms.of(transform).map(Algorithm::keyword).orElseGet(transform::label);
        int additional = transform.type().code() - TransformType.Known.ADDKE1.code();
        return transform.id() instanceof KeyExchangeId && additional >= 0
                ? "ke" + (additional + 1) + "_" + word
                : word;
    }
}
