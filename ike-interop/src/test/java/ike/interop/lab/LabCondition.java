package ike.interop.lab;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Skips the tests of the lab where it cannot run, with one line; with {@code IKE_LAB=require} in the environment they fail instead. */
final class LabCondition {

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private LabCondition() {
    }

    static void require() throws IOException {
        Optional<String> missing = Requirements.missing();
        if (missing.isEmpty()) {
            return;
        }
        if ("require".equals(System.getenv("IKE_LAB"))) {
            Assertions.fail("IKE_LAB=require, but the lab " + missing.get());
        }
        String line = "The lab is skipped: it " + missing.get();
        if (!TOLD.getAndSet(true)) {
            System.out.println(line);
        }
        Assumptions.abort(line);
    }
}
