package ike.interop.scenario;

import com.google.common.collect.ImmutableList;
import ike.interop.lab.Command;
import ike.interop.lab.Daemon;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;

/** tcpdump at a host's first interface, from the beginning of a scenario. */
final class Listening implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(10);
    /** For the last packets to be printed. */
    private static final Duration LATE = Duration.ofMillis(300);

    private final Daemon tcpdump;

    private Listening(Daemon tcpdump) {
        this.tcpdump = tcpdump;
    }

    static Listening start(Sandbox sandbox) throws IOException, InterruptedException {
        Daemon tcpdump = Daemon.start("tcpdump", sandbox.lead(Command.of("tcpdump", "-l", "--immediate-mode", "-i",
                "eth0", "not", "port", "ssh", "and", "not", "port", "domain")));
        if (tcpdump.log().await(Pattern.compile("^listening on "), 0, READY).isEmpty()) {
            tcpdump.close();
            throw tcpdump.failure("did not start");
        }
        return new Listening(tcpdump);
    }

    /** A line for each packet so far. */
    ImmutableList<String> packets() throws InterruptedException {
        tcpdump.runsFor(LATE);
        return tcpdump.log().since(0);
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}
