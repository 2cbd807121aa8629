package ike.interop.cli;

import ike.interop.endpoint.Lines;
import ike.interop.log.LogLevels;
import ike.interop.log.LogListener;
import ike.interop.log.LogPrinter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What an endpoint prints of what it does. */
final class LogOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--log", paramLabel = "LEVELS",
            description = "Prints a log instead of events, with time, subsystem and IKE SA; strongSwan's levels:"
                    + " ike=2,cfg=1,default=0, or one for all.")
    private @Nullable String log;

    @Option(names = "--log-json", description = "Prints the log as JSON lines (docs/logging.md).")
    private boolean json;

    @Option(names = "--verbose", description = "Also tells of dropped datagrams and of retransmissions.")
    private boolean verbose;

    /** Who hears what happens, to print it. */
    LogListener terminal(PrintWriter out) {
        if (log == null && !json) {
            return new Lines(out, verbose);
        }
        LogLevels levels = log == null
                ? LogLevels.all(verbose ? 1 : 0)
                : LogLevels.parse(log).orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "--log " + log + " is no list of levels like ike=2,cfg=1"));
        return new LogPrinter(out, levels, json);
    }
}
