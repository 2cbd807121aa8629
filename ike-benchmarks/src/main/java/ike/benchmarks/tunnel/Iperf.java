package ike.benchmarks.tunnel;

import com.google.common.collect.ImmutableList;
import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** iperf3 between the two namespaces. */
final class Iperf {
    private static final Pattern SUMMARY = Pattern.compile("\"end\"\\s*:\\s*\\{");
    private static final Pattern RECEIVED = Pattern.compile("\"sum_received\"\\s*:\\s*\\{([^}]*)\\}");
    private static final Pattern SUM = Pattern.compile("\"sum\"\\s*:\\s*\\{([^}]*)\\}");

    private final LabNetwork network;
    private final int seconds;

    Iperf(LabNetwork network, int seconds) {
        this.network = network;
        this.seconds = seconds;
    }

    /** Seconds that one run takes altogether. */
    int duration(Load load) {
        return load == Load.TCP ? 2 * seconds : seconds;
    }

    /** The rate of what arrived, in the load's unit; that of TCP after as long a warm-up. */
    double rate(Ends ends, Load load) throws IOException, InterruptedException {
        Process server = Command.of("iperf3", "-s", "-1", "-B", ends.right()).in(network.of(Side.PEER)).start(true);
        try {
            awaitListening(ends);
            ImmutableList<String> words = ImmutableList.<String>builder()
                    .add("iperf3", "-c", ends.right(), "-B", ends.left(), "-J", "-t", Integer.toString(seconds), "-O",
                            load == Load.TCP ? Integer.toString(seconds) : "0")
                    .addAll(load.arguments()).build();
            Command.Result result = Command.of(words.toArray(String[]::new)).in(network.of(Side.OURS))
                    .attempt(Duration.ofSeconds(2L * seconds + 20));
            return rate(result.output(), load);
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

    /** Of TCP what the receiver's sum says; of UDP the datagrams that were sent less those that were lost. */
    static double rate(String json, Load load) throws IOException {
        Matcher summary = SUMMARY.matcher(json);
        String end = summary.find() ? json.substring(summary.start()) : "";
        if (load == Load.TCP) {
            return number(section(RECEIVED, end, json), "bits_per_second") / 1e6;
        }
        String sum = section(SUM, end, json);
        return (number(sum, "packets") - number(sum, "lost_packets")) / number(sum, "seconds");
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
