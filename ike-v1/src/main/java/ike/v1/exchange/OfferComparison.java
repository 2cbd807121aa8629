package ike.v1.exchange;

import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An offer of the peer beside what is configured here: what people are told when nothing fits (RFC 2408 §5.4, §5.5). */
final class OfferComparison {
    /** Transforms that are shown of each side. */
    private static final int MOST = 16;

    private OfferComparison() {
    }

    /**
     * One line for each transform.
     *
     * @param doubt what is to be said below a transform of the peer's
     */
    static String of(SaPayload offered, List<Transform> ours, Function<Transform, Optional<String>> doubt) {
        Stream<String> theirs = offered.proposals().stream().flatMap(proposal -> proposal.transforms().stream())
                .limit(MOST).flatMap(transform -> Stream.concat(Stream.of("offered     " + transform.describe()),
                        doubt.apply(transform).map(text -> "            " + text).stream()));
        Stream<String> configured = ours.stream().limit(MOST).map(transform -> "configured  " + transform.describe());
        return Stream.concat(theirs, configured).collect(Collectors.joining("\n"));
    }
}
