package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.crypto.Backends;
import ike.esp.linux.ProcessSecrecy;
import ike.interop.daemon.DaemonSettings;
import ike.interop.endpoint.CannotStart;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.DatapathBroken;
import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.EndpointOptions;
import ike.interop.flight.FlightRecords;
import ike.interop.endpoint.OrderReader;
import ike.interop.log.LogListener;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.ViciAddress;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ike run}: a real endpoint in the foreground, with strongSwan's swanctl.conf, until SIGTERM or Ctrl-C. */
@Command(name = "run", description = "Runs an endpoint of IKEv2 and IKEv1 in the foreground, until SIGTERM or Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {"  ike run --config swanctl.conf", "  ike run --vici unix:///run/charon.vici",
                "  ike run --config swanctl.conf --initiate net --keys keys/wireshark",
                "  ike run --config swanctl.conf --datapath none --port 10500 --nat-port 14500"})
public final class RunCommand implements Callable<Integer> {
    /** What becomes of ESP. */
    enum DatapathKind {
        tun,
        none
    }

    /** Linux's IFNAMSIZ without the zero at the end. */
    private static final int LONGEST_NAME = 15;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE",
            description = "The configuration, a swanctl.conf (docs/configuration.md); without one the endpoint starts"
                    + " empty, to be filled by swanctl --load-all.")
    private @Nullable Path config;
    @Option(names = "--vici", paramLabel = "URI",
            description = "Where strongSwan's swanctl finds it, as unix:///run/charon.vici, or none (default: unix:///run/ike.vici).")
    private @Nullable String vici;

    @Option(names = "--initiate", paramLabel = "CHILD",
            description = "Brings this child up: CHILD or CONN/CHILD; may be given again.")
    private List<String> initiate = List.of();

    @Option(names = "--datapath", paramLabel = "KIND", defaultValue = "tun",
            description = "${COMPLETION-CANDIDATES}: tun carries packets (needs root and Linux), none negotiates only (default: tun).")
    private DatapathKind datapath = DatapathKind.tun;

    @Option(names = "--listen", paramLabel = "ADDR", description = "The only local address to use (default: all).")
    private @Nullable String listen;

    @Option(names = "--tun", paramLabel = "NAME", defaultValue = "ipsec0",
            description = "Name of the TUN device (default: ipsec0).")
    private String tun = "ipsec0";

    @Option(names = "--keys", paramLabel = "DIR",
            description = "Writes all keys there as Wireshark's tables. To debug with: who reads them reads the traffic.")
    private @Nullable Path keys;

    @Option(names = "--pcap", paramLabel = "FILE",
            description = "Writes what the two UDP ports see and send, as pcapng.")
    private @Nullable Path pcap;

    @Option(names = "--orders", paramLabel = "-",
            description = "Reads orders from standard input, one a line: initiate CHILD, rekey-child CHILD, rekey-ike CONN,"
                    + " terminate CONN, terminate-child CHILD.")
    private @Nullable String orders;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    @Option(names = "--metrics", paramLabel = "PORT",
            description = "Serves OpenMetrics at http://127.0.0.1:PORT/metrics; 0 lets the system choose.")
    private @Nullable Integer metrics;

    @Option(names = "--diagnostics",
            description = "Lets debuggers and core dumps look into this process, and so at its keys.")
    private boolean diagnostics;

    @Mixin
    private LogOption log = new LogOption();

    /** Called by picocli. */
    public RunCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        keepSecrets();
        Backends.use(Backends.fastest());
        DaemonSettings daemon = settings.settings();
        EndpointOptions options = options(daemon);
        ControlSocket control = controlSocket(daemon);
        LogListener terminal = log.terminal(spec.commandLine().getOut());
        LoadedConfiguration configuration = config == null
                ? LoadedConfiguration.EMPTY
                : ConfigurationLoader.load(config, HostNames.LATER, daemon.replayWindow());
        PrintWriter err = spec.commandLine().getErr();
        configuration.warnings().forEach(warning -> err.println("ike: warning: " + warning));
        configuration.errors().forEach(error -> err.println("ike: " + error));
        if (!configuration.isUsable()) {
            configuration.wipe();
            return ExitCode.BAD_INPUT.code();
        }
        configuration.refused().forEach(name -> err.println("ike: connection " + name + " is refused, others are not"));
        ImmutableList<ChildName> children = initiate.stream().map(ChildName::parse)
                .collect(ImmutableList.toImmutableList());
        try {
            run(options, control, configuration, children, terminal);
        } finally {
            configuration.wipe();
        }
        return ExitCode.DONE.code();
    }

    private void run(EndpointOptions options, ControlSocket control, LoadedConfiguration configuration,
            ImmutableList<ChildName> children, LogListener terminal) throws InterruptedException {
        try {
            Endpoint endpoint = Endpoint.open(options, configuration, children, terminal);
            try (Termination _ = Termination.of(endpoint);
                    ControlSocket.Opened _ = control.open(endpoint, Optional.ofNullable(config));
                    Metrics _ = Metrics.open(Optional.ofNullable(metrics), endpoint);
                    FlightRecords _ = FlightRecords.of(endpoint)) {
                if (orders != null) {
                    OrderReader.start(System.in, endpoint);
                }
                endpoint.run();
            }
        } catch (CannotStart e) {
            throw new UserError(
                    e.fault() == CannotStart.Fault.CONFIGURATION ? ExitCode.BAD_INPUT : ExitCode.MISSING,
                    String.valueOf(e.getMessage()), e);
        } catch (DatapathBroken e) {
            if (e.getCause() instanceof IOException) {
                throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
            }
            throw new IllegalStateException(e);
        }
    }

    /** Before anything secret is read. */
    private void keepSecrets() {
        if (!diagnostics) {
            try {
                ProcessSecrecy.keep();
            } catch (IOException e) {
                throw new UserError(ExitCode.MISSING, "cannot keep the memory of this process secret: " + e.getMessage()
                        + "; --diagnostics goes without", e);
            }
        }
    }

    private EndpointOptions options(DaemonSettings daemon) {
        if (orders != null && !orders.equals("-")) {
            throw new ParameterException(spec.commandLine(), "--orders " + orders + " is not -, the standard input");
        }
        Optional<IpAddress> address = Optional.ofNullable(listen).map(text -> IpAddress.parse(text)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--listen " + text + " is no address")));
        if (tun.isEmpty() || tun.length() > LONGEST_NAME) {
            throw new ParameterException(spec.commandLine(),
                    "--tun " + tun + ": the name of a device has 1 to " + LONGEST_NAME + " characters");
        }
        int port = settings.port(daemon);
        int natPort = settings.natPort(daemon);
        if (port == natPort && port != 0) {
            throw new ParameterException(spec.commandLine(),
                    "--port and --nat-port are both " + port + "; expected two ports");
        }
        return new EndpointOptions(datapath == DatapathKind.tun, port, natPort, address, tun, Optional.ofNullable(keys),
                Optional.ofNullable(pcap), daemon);
    }

    private ControlSocket controlSocket(DaemonSettings daemon) {
        if (vici == null) {
            return daemon.vici().<ControlSocket>map(ControlSocket.At::new).orElseGet(ControlSocket.Usual::new);
        }
        return vici.equals("none")
                ? new ControlSocket.None()
                : new ControlSocket.At(ViciAddress.parse(vici).orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--vici " + vici + " is neither a URI like " + ViciAddress.OURS + " nor none")));
    }
}
