package ike.interop.transcript;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import java.util.stream.Stream;

/**
 * What is shown of a long capture where not all can be: of an SA of ESP or AH the first packets, and any that is not as it should be.
 * The others of a transfer would say the same thousands of times.
 */
public final class Selection {
    /** So many packets of an SA are shown. */
    static final int MOST_OF_AN_SA = 20;
    /** So many SAs are counted; garbage has an SPI of its own in every packet. */
    static final int MOST_SAS = 10_000;

    /** Headers of wrapped ESP have no SPI. */
    private static final long WESP = -1;

    private final Multiset<Long> seen = HashMultiset.create();
    private long uncounted;

    /** Nothing was shown yet. */
    public Selection() {
    }

    /** True when this packet is to be shown; to be asked once for each. */
    public boolean shows(Explanation explanation) {
        boolean shown = switch (explanation.subject()) {
            case Subject.Esp esp -> isFirst(esp.spi());
            case Subject.Ah ah -> isFirst(ah.spi());
            case Subject.Wesp _ -> isFirst(WESP);
            default -> true;
        };
        return shown || explanation.layers().stream().anyMatch(Selection::isWrong);
    }

    /** What was left out, a sentence each. */
    public ImmutableList<String> leftOut() {
        Stream<String> ofSas = seen.entrySet().stream().filter(sa -> sa.getCount() > MOST_OF_AN_SA)
                .map(sa -> String.format(
                        "%s: %d packets are in the capture, of which the first %d are shown here, and any "
                                + "that is not as it should be; ike explain shows all.",
                        sa.getElement() == WESP ? "WESP" : String.format("SPI %08x", sa.getElement()), sa.getCount(),
                        MOST_OF_AN_SA));
        Stream<String> rest = uncounted == 0
                ? Stream.of()
                : Stream.of("Of " + uncounted + " packets with more than " + MOST_SAS
                        + " SPIs only those are shown that are not as they should be.");
        return Stream.concat(ofSas, rest).collect(ImmutableList.toImmutableList());
    }

    private boolean isFirst(long spi) {
        if (!seen.contains(spi) && seen.elementSet().size() >= MOST_SAS) {
            uncounted++;
            return false;
        }
        return seen.add(spi, 1) < MOST_OF_AN_SA;
    }

    private static boolean isWrong(Layer layer) {
        return layer.problem().isPresent()
                || layer.protection().filter(p -> p.verdict() == Protection.Verdict.BAD).isPresent();
    }
}
