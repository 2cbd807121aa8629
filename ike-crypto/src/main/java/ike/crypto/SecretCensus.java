package ike.crypto;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the secrets that are made while some work runs, so that a test can check the rule that each one is reachable
 * from a live value or wiped. Costs one lookup a secret outside such work, and nothing is kept.
 */
public final class SecretCensus {
    private static final ScopedValue<List<Secret>> MADE = ScopedValue.newInstance();

    private SecretCensus() {
    }

    /**
     * Runs the work in this thread and returns every secret that was made in it, in the order in which they were made.
     */
    public static ImmutableList<Secret> during(Runnable work) {
        List<Secret> made = new ArrayList<>();
        ScopedValue.where(MADE, made).run(work);
        return ImmutableList.copyOf(made);
    }

    static void made(Secret secret) {
        if (MADE.isBound()) {
            MADE.get().add(secret);
        }
    }
}
