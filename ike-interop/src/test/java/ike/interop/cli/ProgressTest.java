package ike.interop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final StringWriter err = new StringWriter();

    @Test
    void showsNothingForTwoSecondsThenABarAndTidiesUp() {
        try (Progress progress = progress(true)) {
            steps(progress, 1000);
            now.set(1_999_000_000L);
            steps(progress, 1000);
            assertThat(err.toString()).isEmpty();
            now.set(2_100_000_000L);
            steps(progress, 1000);
            assertThat(err.toString()).isEqualTo("\r[####################                    ]  50.0 %, 2048 frames");
        }
        assertThat(err.toString()).endsWith("\r" + " ".repeat(80) + "\r");
    }

    @Test
    void isSilentWhereTheOutputItselfMoves() {
        try (Progress progress = progress(false)) {
            now.set(9_000_000_000L);
            steps(progress, 1000);
        }
        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean wanted) {
        Ticker clock = new Ticker() {
            @Override
            public long read() {
                return now.get();
            }
        };
        return new Progress(new PrintWriter(err, true), () -> 500, clock, wanted);
    }

    private static void steps(Progress progress, int count) {
        for (int i = 0; i < count; i++) {
            progress.step();
        }
    }
}
