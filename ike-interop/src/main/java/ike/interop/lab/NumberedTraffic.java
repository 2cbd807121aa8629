package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A steady flow of numbered datagrams between the inner addresses, both ways at once, to see whether a change of SAs loses one.
 * A pause of the machine is never made up for by a burst, which would overflow the receivers' sockets.
 */
final class NumberedTraffic implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(2);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofSeconds(2);

    private final ImmutableList<NumberedFlow> flows;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();

    private NumberedTraffic(ImmutableList<NumberedFlow> flows) {
        this.flows = flows;
    }

    /** Starts to send. */
    static NumberedTraffic start(LabNetwork network, Family family) throws IOException, InterruptedException {
        NumberedTraffic traffic = new NumberedTraffic(
                ImmutableList.of(NumberedFlow.open(network, Side.OURS, family),
                        NumberedFlow.open(network, Side.PEER, family)));
        // Its end is seen where one waits for packets to be sent.
        var _ = traffic.sender.scheduleWithFixedDelay(() -> traffic.flows.forEach(NumberedFlow::send), 0,
                PERIOD.toNanos(),
                TimeUnit.NANOSECONDS);
        return traffic;
    }

    /** Waits until that many more have been sent each way. */
    void passMore(int count) throws InterruptedException {
        ImmutableList<Integer> goals = flows.stream().map(flow -> flow.sent() + count)
                .collect(ImmutableList.toImmutableList());
        for (int i = 0; i < flows.size(); i++) {
            flows.get(i).awaitSent(goals.get(i), SLOWEST);
        }
    }

    /** Stops sending, gives the last ones time to arrive, and tells what came of all of them; a lost one fails the case. */
    String stop() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(LATE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the sender does not end");
        }
        for (NumberedFlow flow : flows) {
            flow.awaitArrived(LATE);
        }
        String summary = flows.getFirst().summary() + "; " + flows.getLast().summary();
        if (flows.stream().anyMatch(flow -> !flow.missing().isEmpty())) {
            throw new CaseFailed("packets were lost: " + summary);
        }
        return summary;
    }

    @Override
    public void close() throws IOException {
        sender.shutdownNow();
        for (NumberedFlow flow : flows) {
            flow.close();
        }
    }
}
