package ike.interop.swanctl;

import com.google.common.collect.Comparators;
import java.time.Duration;
import java.util.Optional;

/**
 * How long an SA lives (RFC 7296 §2.8), with strongSwan's defaults for what is left out; in whole seconds.
 *
 * @param rekey age at which it is rekeyed; zero never
 * @param reauth age at which an IKE SA is authenticated anew; zero never
 * @param end for an IKE SA how much older it may get, for a Child SA the age at which it is deleted; zero never
 * @param random up to how much earlier it is rekeyed
 */
record Lifetimes(Duration rekey, Duration reauth, Duration end, Duration random) {
    private static final Duration IKE_REKEY = Duration.ofHours(4);
    private static final Duration CHILD_REKEY = Duration.ofHours(1);

    /** Of an IKE SA: where it is authenticated anew, it is rekeyed only if that is said too. */
    static Lifetimes ofIke(SectionReader reader) {
        boolean authenticatesAnew = reader.section().setting("reauth_time").isPresent();
        Duration rekey = reader.read("rekey_time", authenticatesAnew ? Duration.ZERO : IKE_REKEY, ScalarValues::time);
        Duration reauth = reader.read("reauth_time", Duration.ZERO, ScalarValues::time);
        Duration longer = Comparators.max(rekey, reauth);
        Duration over = reader.read("over_time", longer.dividedBy(10), ScalarValues::time);
        Duration random = reader.read("rand_time", Comparators.min(over, longer.dividedBy(2)), ScalarValues::time);
        return new Lifetimes(rekey, reauth, over, notAbove(longer, random, reader));
    }

    /** Of a Child SA. */
    static Lifetimes ofChild(SectionReader reader) {
        Optional<Duration> configured = reader.read("life_time", ScalarValues::time);
        // The same division as strongSwan's, which is one of floating point.
        Duration byDefault = configured.map(life -> Duration.ofSeconds((long) (life.toSeconds() / 1.1)))
                .orElse(CHILD_REKEY);
        Duration rekey = reader.read("rekey_time", byDefault, ScalarValues::time);
        Duration life = configured.orElse(Duration.ofSeconds((long) (rekey.toSeconds() * 1.1)));
        Duration random = reader.read("rand_time", life.minus(Comparators.min(life, rekey)), ScalarValues::time);
        if (!life.isZero() && life.compareTo(rekey) <= 0) {
            reader.warning("life_time", "not above rekey_time: the SA is deleted before it is rekeyed");
        }
        return new Lifetimes(rekey, Duration.ZERO, life, notAbove(rekey, random, reader));
    }

    private static Duration notAbove(Duration rekey, Duration random, SectionReader reader) {
        if (random.compareTo(rekey) > 0 && !rekey.isZero()) {
            reader.warning("rand_time", "above rekey_time, so it counts as " + rekey.toSeconds() + " seconds");
            return rekey;
        }
        return random;
    }
}
