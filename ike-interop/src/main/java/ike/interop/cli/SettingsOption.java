package ike.interop.cli;

import ike.interop.daemon.DaemonSettings;
import ike.interop.daemon.DaemonSettingsLoader;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The settings of the daemon as a whole; what the command line says counts more than what their file says. */
final class SettingsOption {
    static final int IKE_PORT = 500;
    static final int NAT_PORT = 4500;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE",
            description = "Settings of the daemon as a whole, a strongswan.conf (docs/settings.md).")
    private @Nullable Path file;

    @Option(names = "--port", paramLabel = "N", description = "UDP port for IKE (default: 500).")
    private @Nullable Integer port;

    @Option(names = "--nat-port", paramLabel = "N",
            description = "UDP port for IKE with the non-ESP marker and for ESP in UDP (default: 4500).")
    private @Nullable Integer natPort;

    /** What the file says; each error is a line and ends the command. */
    DaemonSettings settings() {
        DaemonSettings settings = file == null ? DaemonSettings.DEFAULT : DaemonSettingsLoader.load(file);
        if (!settings.errors().isEmpty()) {
            settings.errors().stream().skip(1)
                    .forEach(error -> spec.commandLine().getErr().println("ike: " + error));
            throw new UserError(ExitCode.BAD_INPUT, settings.errors().getFirst().toString());
        }
        return settings;
    }

    int port(DaemonSettings settings) {
        return port("--port", port, settings.network().port(), IKE_PORT);
    }

    int natPort(DaemonSettings settings) {
        return port("--nat-port", natPort, settings.network().natPort(), NAT_PORT);
    }

    private int port(String option, @Nullable Integer given, OptionalInt set, int byDefault) {
        if (given == null) {
            return set.orElse(byDefault);
        }
        if (given < 0 || given > 0xffff) {
            throw new ParameterException(spec.commandLine(), option + " " + given + " is not in 0..65535");
        }
        return given;
    }
}
