package ike.interop.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ICMP echoes from one side's inner address to the other's.
 *
 * @param sent how many requests
 * @param answered how many were answered
 */
record Ping(int sent, int answered) {

    private static final Pattern SUMMARY = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    /** How long a late answer may take; {@code ping} itself gives up after two of the round trips that it has seen. */
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    static Ping run(LabNetwork network, Side from, Family family, int count) throws IOException, InterruptedException {
        Command command = Command.of("ping", "-n", "-q", "-i", "0.01", "-W", "2", "-c", Integer.toString(count), "-I",
                from.inner(family),
                from.other().inner(family)).in(network.of(from));
        EchoReplies replies = new EchoReplies(network.of(from), family);
        long before = replies.count();
        Command.Result result = command.attempt(Duration.ofSeconds(30));
        Matcher summary = SUMMARY.matcher(result.output());
        if (!summary.find()) {
            throw new CaseFailed(command + ": " + (result.output() + result.errors()).strip());
        }
        return new Ping(Integer.parseInt(summary.group(1)), Math.toIntExact(answered(replies, before, count)));
    }

    private static long answered(EchoReplies replies, long before, int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + LATE.toNanos();
        long answered = replies.count() - before;
        while (answered < count && System.nanoTime() < end) {
            Thread.sleep(LOOK_AGAIN);
            answered = replies.count() - before;
        }
        return answered;
    }
}
