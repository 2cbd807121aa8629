package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A contributed command that fails as it is told: the far end of both the ServiceLoader and the failure handling. */
@Command(name = "fails-by", description = "Fails.")
final class FailingCommand implements Callable<Integer> {

    @Option(names = "--user-error")
    private @Nullable ExitCode userError;

    @Option(names = "--exception")
    private boolean exception;

    @Option(names = "--error")
    private boolean error;

    @Override
    public Integer call() {
        if (userError != null) {
            throw new UserError(userError, "planted\n" + userError);
        }
        if (exception) {
            throw new IllegalStateException("planted");
        }
        if (error) {
            throw new AssertionError("planted");
        }
        return ExitCode.DONE.code();
    }

    /** Found by ServiceLoader. */
    public static final class Contribution implements CommandContribution {

        @Override
        public ImmutableList<Object> commands() {
            return ImmutableList.of(new FailingCommand());
        }
    }
}
