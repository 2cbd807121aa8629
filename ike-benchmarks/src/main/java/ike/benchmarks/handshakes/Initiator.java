package ike.benchmarks.handshakes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.benchmarks.run.ProcessTime;
import ike.interop.lab.Command;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.LabPki;
import ike.interop.lab.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ike load} in a process of its own: it begins SAs as fast as the responder can follow. */
final class Initiator {
    /** Enough to keep the responder busy, and no more than it can answer within the time of one retransmission. */
    private static final int AT_ONCE = 32;
    private static final String RESPONDER = "198.51.100.2";
    private static final Pattern LINE = Pattern.compile("^ *([.0-9]+) s .*, (\\d+) up,.*");
    private static final Pattern SUMMARY = Pattern.compile("^(\\d+) of (\\d+) IKE SAs up in ([.0-9]+) s,.*");

    /** How far it was at a moment, and what the responder had taken until then. */
    private record Mark(double time, int up, double cpu) {
    }

    private final Path configuration;
    private final LabNetwork network;

    private Initiator(Path configuration, LabNetwork network) {
        this.configuration = configuration;
        this.network = network;
    }

    /** Writes what it needs into a folder. */
    static Initiator in(Path folder, LabNetwork network, Proof proof, Side certificates) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder).resolve("road.conf"),
                proof.initiator(RESPONDER, certificates.word(), certificates.other().word()));
        LabPki.provide(file, folder, certificates);
        return new Initiator(file, network);
    }

    /** Begins that many SAs after the warm-up, and measures those. */
    Rate measure(Proof proof, Responder responder, List<Long> pids, int count) throws IOException {
        int all = responder.warmUp() + count;
        Process load = command(all).start(true);
        try (BufferedReader lines = load.inputReader()) {
            Mark begin = new Mark(0, 0, ProcessTime.seconds(pids));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double cpu = ProcessTime.seconds(pids);
                Matcher standing = LINE.matcher(line);
                Matcher summary = SUMMARY.matcher(line);
                if (summary.matches()) {
                    int up = Integer.parseInt(summary.group(1));
                    if (up != all) {
                        throw new IOException(
                                "not every IKE SA came up (" + responder.title() + ", " + proof.title() + "): " + line);
                    }
                    return rate(proof, responder, begin, new Mark(Double.parseDouble(summary.group(3)), up, cpu));
                }
                if (standing.matches() && begin.up() < responder.warmUp()) {
                    begin = new Mark(Double.parseDouble(standing.group(1)), Integer.parseInt(standing.group(2)), cpu);
                }
            }
            throw new IOException(
                    "ike load ended without a summary (" + responder.title() + ", " + proof.title() + ")");
        } finally {
            load.destroyForcibly();
        }
    }

    private static Rate rate(Proof proof, Responder responder, Mark begin, Mark end) throws IOException {
        if (begin.up() < responder.warmUp()) {
            throw new IOException("the SAs came up before the first look: --count must be higher");
        }
        double up = end.up() - begin.up();
        return new Rate(proof, responder, up / (end.time() - begin.time()), up / (end.cpu() - begin.cpu()));
    }

    private Command command(int count) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Command(ImmutableList.of(java, "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "ike.interop.Main", "load", RESPONDER, "--config",
                configuration.toString(), "--count", Integer.toString(count), "--rate", "1000000", "--at-once",
                Integer.toString(AT_ONCE), "--stay"), ImmutableMap.of()).in(network.of(Side.OURS));
    }
}
