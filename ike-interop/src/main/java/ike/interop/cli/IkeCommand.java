package ike.interop.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code ike}: the command that holds all others, and the one place that turns a failure into a line and an exit code.
 * No RFC section: this is the program, not the protocol.
 */
@Command(name = "ike", description = "IKE and IPsec to read, to test against, and to measure.",
        synopsisSubcommandLabel = "COMMAND", versionProvider = VersionLines.class, subcommands = {
                HelpCommand.class, DemoCommand.class, ExplainCommand.class, RunCommand.class, CheckCommand.class,
                LabCommand.class, LoadCommand.class, UpCommand.class, DownCommand.class, RekeyCommand.class,
                StatusCommand.class,
                LogCommand.class, VersionCommand.class})
public final class IkeCommand implements Runnable {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean stackTraceByEnvironment;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT,
            description = "On an error, also prints where it arose (or set IKE_STACKTRACE).")
    private boolean stackTrace;

    /**
     * A command that reads nothing but its arguments.
     *
     * @param out
     *            where results go
     * @param err
     *            where failures go
     * @param environment
     *            the process environment, of which IKE_STACKTRACE is read
     */
    public IkeCommand(PrintWriter out, PrintWriter err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.stackTraceByEnvironment = !environment.getOrDefault("IKE_STACKTRACE", "").isEmpty();
    }

    /**
     * Runs one command line.
     *
     * @param args
     *            the command line without the program's name
     * @return a code of {@link ExitCode}; nothing is thrown
     */
    public int execute(String... args) {
        Failures failures = new Failures(err, () -> stackTrace || stackTraceByEnvironment);
        try {
            return commandLine(failures).execute(args);
        } catch (Throwable bug) { // an Error included: whatever it is, the caller gets one line and 70
            return failures.report(bug).code();
        }
    }

    /** Without a command there is nothing to do: shows the help, as bad input. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private CommandLine commandLine(Failures failures) {
        CommandLine commandLine = new CommandLine(this);
        for (CommandContribution contribution : ServiceLoader.load(CommandContribution.class)) {
            contribution.commands().forEach(commandLine::addSubcommand);
        }
        commandLine.getCommandSpec().addOption(
                OptionSpec.builder("-V", "--version").versionHelp(true).description("Prints the versions.").build());
        if (!commandLine.getSubcommands().containsKey("bench")) {
            commandLine.getCommandSpec().usageMessage().footer("",
                    "What things cost, ike bench measures: see ike bench --help, in the folder of the project.");
        }
        complete(commandLine.getCommandSpec());
        return commandLine.setOut(out).setErr(err).setUsageHelpWidth(100)
                .setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    }

    /** Gives every command what none may forget: --help, and the exit codes in it. */
    private static void complete(CommandSpec command) {
        if (command.findOption("--help") == null) {
            command.addOption(
                    OptionSpec.builder("-h", "--help").usageHelp(true).description("Prints this help.").build());
        }
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exitCode : ExitCode.values()) {
            meanings.put(" " + exitCode.code(), exitCode.meaning());
        }
        command.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(meanings);
        command.subcommands().values().forEach(subcommand -> complete(subcommand.getCommandSpec()));
    }
}
