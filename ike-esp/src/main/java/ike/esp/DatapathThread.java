package ike.esp;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One thread of the datapath: repeats a step until it is stopped. SAs that were taken out of the SAD while the thread
 * might still be using them are closed by the thread itself, between two steps: no key is wiped under a packet.
 */
final class DatapathThread {
    /** What the thread does. */
    interface Loop {
        /** Works off what has come, or waits until something comes or {@link #wake} is called. */
        void step() throws IOException;

        /** Ends the waiting of the thread, or its next one. */
        void wake();
    }

    /** An SA whose keys are to be forgotten. */
    interface Retired {
        void close();
    }

    private final Loop loop;
    private final Thread thread;
    private final Queue<Retired> retired = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    DatapathThread(String name, Loop loop, DatapathListener listener) {
        this.loop = loop;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(() -> run(listener));
    }

    void start() {
        thread.start();
    }

    /** Has something closed by the thread, soon. */
    void retire(Retired gone) {
        retired.add(gone);
        loop.wake();
    }

    /** Returns when the thread has ended. */
    void stop() {
        stopped = true;
        loop.wake();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        closeRetired();
    }

    private void run(DatapathListener listener) {
        try {
            while (!stopped) {
                closeRetired();
                loop.step();
            }
        } catch (IOException | RuntimeException e) {
            listener.failed(e);
        }
    }

    private void closeRetired() {
        for (Retired gone = retired.poll(); gone != null; gone = retired.poll()) {
            gone.close();
        }
    }
}
