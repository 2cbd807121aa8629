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

    static Ping run(LabNetwork network, Side from, Family family, int count) throws IOException, InterruptedException {
        Command command = Command.of("ping", "-n", "-q", "-i", "0.02", "-W", "2", "-c", Integer.toString(count), "-I",
                from.inner(family),
                from.other().inner(family)).in(network.of(from));
        Command.Result result = command.attempt(Duration.ofSeconds(30));
        Matcher summary = SUMMARY.matcher(result.output());
        if (!summary.find()) {
            throw new CaseFailed(command + ": " + (result.output() + result.errors()).strip());
        }
        return new Ping(Integer.parseInt(summary.group(1)), Integer.parseInt(summary.group(2)));
    }
}
