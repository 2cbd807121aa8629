package ike.esp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatapathThreadTest {
    /** Waits until woken; fails when told to. */
    private static final class Waiting implements DatapathThread.Loop {
        private final Semaphore woken = new Semaphore(0);
        private volatile boolean broken;

        @Override
        public void step() throws IOException {
            woken.acquireUninterruptibly();
            if (broken) {
                throw new IllegalStateException("a bug");
            }
        }

        @Override
        public void wake() {
            woken.release();
        }
    }

    private final Waiting loop = new Waiting();
    private final Recorder hears = new Recorder();
    private final DatapathThread thread = new DatapathThread("datapath-under-test", loop, hears);

    @Test
    void whatIsRetiredIsClosedByTheThreadItselfWhileItRuns() throws Exception {
        thread.start();
        CompletableFuture<String> closer = new CompletableFuture<>();
        thread.retire(() -> closer.complete(Thread.currentThread().getName()));
        assertThat(closer.get(10, TimeUnit.SECONDS)).isEqualTo("datapath-under-test");
        thread.stop();
    }

    @Test
    void whatIsRetiredLastIsClosedWhenTheThreadEnds() {
        thread.start();
        thread.stop();
        CompletableFuture<String> closer = new CompletableFuture<>();
        thread.retire(() -> closer.complete("closed"));
        thread.stop();
        assertThat(closer).isCompletedWithValue("closed");
    }

    @Test
    void aBugIsToldAndDoesNotHangTheStop() throws InterruptedException {
        thread.start();
        loop.broken = true;
        loop.wake();
        assertThat(hears.failure()).hasMessage("a bug");
        thread.stop();
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        thread.start();
        Thread.currentThread().interrupt();
        thread.stop();
        assertThat(Thread.interrupted()).isTrue();
    }
}
