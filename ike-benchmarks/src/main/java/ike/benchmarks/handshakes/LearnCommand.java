package ike.benchmarks.handshakes;

import ike.interop.cli.ExitCode;
import ike.interop.cli.UserError;
import ike.interop.lab.Requirements;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ike bench learn}: from then on {@code ./ike run} starts warm. No RFC section: this is the program, not the protocol. */
@Command(name = "learn",
        description = "Plays some thousand handshakes and keeps what the JVM has learned from them, so that ./ike run"
                + " starts with it: its first thousands take little more than half the processor time. ike bench handshakes"
                + " does it by itself. Half a minute, again after each build; needs root and strongSwan.")
public final class LearnCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Called by picocli. */
    public LearnCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Optional<String> missing = Requirements.missing();
            if (missing.isPresent()) {
                throw new UserError(ExitCode.MISSING, "ike bench learn " + missing.get());
            }
            Lessons.learnOnce(spec.commandLine().getErr());
            return ExitCode.DONE.code();
        } catch (IOException e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        }
    }
}
