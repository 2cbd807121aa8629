package ike.benchmarks.handshakes;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.report.Machine;
import ike.benchmarks.run.Running;
import ike.interop.cli.ExitCode;
import ike.interop.cli.UserError;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ike bench handshakes}: IKE SAs set up, side by side. No RFC section: this is the program, not the protocol. */
@Command(name = "handshakes",
        description = "Measures how many IKE SAs, each with a Child SA and an address from a pool, a responder sets up:"
                + " strongSwan's and ours, in turn, with the same initiator in another network namespace. Needs root and"
                + " strongSwan.")
public final class HandshakeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--count", paramLabel = "N", defaultValue = "3000",
            description = "How many IKE SAs are measured, after a warm-up (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
            description = "How often everything is measured; medians are reported (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--proof", paramLabel = "PROOF", split = ",",
            description = "What is proved, and by which key exchange: ${COMPLETION-CANDIDATES}. All, when it is missing.")
    private @Nullable List<Proof> proofs;

    /** Called by picocli. */
    public HandshakeCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 100 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 100, and --rounds at least 1");
        }
        try {
            Optional<String> missing = Requirements.missing();
            if (missing.isPresent()) {
                throw new UserError(ExitCode.MISSING, "ike bench handshakes " + missing.get());
            }
            spec.commandLine().getOut().print(measure().markdown());
            return ExitCode.DONE.code();
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        }
    }

    private HandshakeReport measure() throws IOException, InterruptedException {
        Lessons.learnOnce(spec.commandLine().getErr());
        double before = Machine.load();
        ImmutableList.Builder<Rate> rates = ImmutableList.builder();
        for (int round = 0; round < rounds; round++) {
            for (Proof proof : proofs == null ? ImmutableList.copyOf(Proof.values()) : proofs) {
                for (Responder responder : Responder.values()) {
                    Rate rate = measure(proof, responder);
                    rates.add(rate);
                    spec.commandLine().getErr().printf(Locale.ROOT, "%s, %s: %,.0f a CPU second%n",
                            responder.title(), proof.title(), rate.eachCpuSecond());
                }
            }
        }
        String method = String.format(Locale.ROOT,
                "medians of %d rounds, %d IKE SAs each after %d (ours) and %d · load average %.1f before, %.1f after",
                rounds, count, Responder.OURS.warmUp(), Responder.CHARON.warmUp(), before, Machine.load());
        return new HandshakeReport(Machine.current(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), method, rates.build());
    }

    private Rate measure(Proof proof, Responder responder) throws IOException, InterruptedException {
        try (LabNetwork network = LabNetwork.open();
                Running running = responder.start(network,
                        Files.createDirectories(network.folder().resolve("r")), proof)) {
            return Initiator.in(network.folder().resolve("i"), network, proof, responder.certificates().other())
                    .measure(proof, responder, running.pids(), count);
        }
    }
}
