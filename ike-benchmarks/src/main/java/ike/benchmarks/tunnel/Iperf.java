package ike.benchmarks.tunnel;

import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One TCP connection of iperf3 between the two namespaces. */
final class Iperf {
    private static final Pattern SUMMARY = Pattern.compile("\"end\"\\s*:\\s*\\{");
    private static final Pattern RECEIVED = Pattern.compile("\"sum_received\"\\s*:\\s*\\{([^}]*)\\}");

    private final LabNetwork network;
    private final int seconds;

    Iperf(LabNetwork network, int seconds) {
        this.network = network;
        this.seconds = seconds;
    }

    /** Seconds that one run takes altogether. */
    int duration() {
        return 2 * seconds;
    }

    /** Mbit/s of what arrived, after as long a warm-up. */
    double rate(Ends ends) throws IOException, InterruptedException {
        Process server = Command.of("iperf3", "-s", "-1", "-B", ends.right()).in(network.of(Side.PEER)).start(true);
        try {
            awaitListening(ends);
            String time = Integer.toString(seconds);
            Command.Result result = Command
                    .of("iperf3", "-c", ends.right(), "-B", ends.left(), "-J", "-t", time, "-O", time)
                    .in(network.of(Side.OURS)).attempt(Duration.ofSeconds(2L * seconds + 20));
            return rate(result.output());
        } finally {
            server.destroyForcibly();
        }
    }

    private void awaitListening(Ends ends) throws IOException, InterruptedException {
        Command listening = Command.of("ss", "-ltnH", "src", ends.right() + ":5201").in(network.of(Side.PEER));
        for (int i = 0; i < 100 && listening.run().isBlank(); i++) {
            Thread.onSpinWait();
        }
    }

    /** What the receiver's sum says. */
    static double rate(String json) throws IOException {
        Matcher summary = SUMMARY.matcher(json);
        String end = summary.find() ? json.substring(summary.start()) : "";
        return number(section(RECEIVED, end, json), "bits_per_second") / 1e6;
    }

    private static String section(Pattern pattern, String end, String json) throws IOException {
        Matcher matcher = pattern.matcher(end);
        if (!matcher.find()) {
            throw new IOException("iperf3 measured nothing: " + json.strip());
        }
        return matcher.group(1);
    }

    private static double number(String section, String name) throws IOException {
        Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*([-+.eE0-9]+)").matcher(section);
        if (!matcher.find()) {
            throw new IOException("iperf3 told no " + name + ": " + section.strip());
        }
        return Double.parseDouble(matcher.group(1));
    }
}
