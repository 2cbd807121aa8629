package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.check.AlgorithmRanks;
import ike.interop.check.ConfigurationCheck;
import ike.interop.check.Places;
import ike.interop.check.Remark;
import ike.interop.daemon.DaemonSettings;
import ike.interop.daemon.DaemonSettingsLoader;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ike check}: all that can be known of a configuration without a peer. */
@Command(name = "check", description = "Reads a configuration and tells what is wrong with it or probably not meant.",
        footerHeading = "%nExample:%n", footer = {"  ike check --config swanctl.conf",
                "  ike check --config swanctl.conf --settings strongswan.conf"})
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true,
            description = "The configuration, a swanctl.conf (docs/configuration.md).")
    private Path config;

    @Option(names = "--settings", paramLabel = "FILE",
            description = "Also reads the settings of the daemon, a strongswan.conf (docs/settings.md).")
    private @Nullable Path settings;

    @Option(names = "--algorithms", description = "Also lists every proposal with the ranks of RFC 8247 and RFC 8221.")
    private boolean algorithms;

    /** Called by picocli. */
    public CheckCommand() {
    }

    @Override
    public Integer call() {
        DaemonSettings daemon = settings == null ? DaemonSettings.DEFAULT : DaemonSettingsLoader.load(settings);
        LoadedConfiguration configuration = ConfigurationLoader.load(config, HostNames.system(), daemon.replayWindow());
        try {
            report(daemon);
            ExitCode code = report(configuration);
            return (daemon.errors().isEmpty() ? code : ExitCode.BAD_INPUT).code();
        } finally {
            configuration.wipe();
        }
    }

    private void report(DaemonSettings daemon) {
        daemon.errors().forEach(error -> spec.commandLine().getErr().println("ike: " + error));
        if (!daemon.unused().isEmpty()) {
            spec.commandLine().getOut().println(
                    "warning: " + settings + ": not used here: " + String.join(", ", daemon.unused()));
        }
    }

    private ExitCode report(LoadedConfiguration configuration) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        configuration.errors().forEach(error -> err.println("ike: " + error));
        ImmutableList<Remark> remarks = ConfigurationCheck.remarks(configuration, Instant.now());
        Places places = new Places(config, SettingsParser.parse(config));
        configuration.warnings().forEach(warning -> out.println("warning: " + warning));
        remarks.forEach(remark -> out.println("warning: " + places.of(remark) + ": " + remark.sentence()));
        if (algorithms) {
            AlgorithmRanks.lines(configuration.connections()).forEach(out::println);
        }
        int children = configuration.connections().stream().mapToInt(connection -> connection.children().size()).sum();
        out.println(config + ": " + count(configuration.connections().size(), "connection") + ", "
                + count(children, "children", "child") + ", " + count(configuration.secrets().size(), "secret") + "; "
                + count(configuration.errors().size(), "error") + ", "
                + count(configuration.warnings().size() + remarks.size(), "warning"));
        out.flush();
        return configuration.errors().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    private static String count(int number, String one) {
        return count(number, one + "s", one);
    }

    private static String count(int number, String many, String one) {
        return number + " " + (number == 1 ? one : many);
    }
}
