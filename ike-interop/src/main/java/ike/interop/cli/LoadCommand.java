package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.crypto.Backends;
import ike.engine.config.Connection;
import ike.interop.endpoint.CannotStart;
import ike.interop.endpoint.DatapathBroken;
import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.EndpointOptions;
import ike.interop.load.LoadModel;
import ike.interop.load.LoadRun;
import ike.interop.load.LoadText;
import ike.interop.log.LogListener;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.wire.ip.IpAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ike load}: many IKE SAs with a responder, each with an identity of its own. */
@Command(name = "load",
        description = "Initiates many IKE SAs with a child each, at a steady rate, and tells how long they took.",
        footerHeading = "%nExamples:%n",
        footer = {"  ike load 192.0.2.1 --config road.conf --rate 200 --count 10000"})
public final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", description = "The responder's name or address.")
    private String host = "";

    @Option(names = "--config", paramLabel = "FILE", required = true,
            description = "A swanctl.conf whose first connection is the model: of its own id \"road.test\" each SA makes"
                    + " \"17.road.test\".")
    private Path config;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "100",
            description = "IKE SAs begun in a second (default: 100).")
    private int rate = 100;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1000",
            description = "How many in all (default: 1000).")
    private int count = 1000;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "1000",
            description = "How many may be under way; when so many are, the next one waits (default: 1000).")
    private int atOnce = 1000;

    @Option(names = "--to-port", paramLabel = "N",
            description = "The responder's port (default: 500; another one means the non-ESP marker).")
    private @Nullable Integer toPort;

    @Option(names = "--stay", description = "Leaves them up until Ctrl-C; else they are deleted at the end.")
    private boolean stay;

    @Mixin
    private SettingsOption settings = new SettingsOption();

    /** Called by picocli. */
    public LoadCommand() {
    }

    @Override
    public Integer call() throws InterruptedException {
        if (rate < 1 || count < 1 || atOnce < 1) {
            throw new ParameterException(spec.commandLine(), "--rate, --count and --at-once are at least 1");
        }
        if (toPort != null && (toPort < 1 || toPort > 0xffff)) {
            throw new ParameterException(spec.commandLine(), "--to-port " + toPort + " is not in 1..65535");
        }
        Backends.use(Backends.fastest());
        LoadedConfiguration loaded = ConfigurationLoader.load(config);
        try {
            LoadModel model = model(loaded);
            LoadedConfiguration secrets = loaded.withoutConnections();
            EndpointOptions options = new EndpointOptions(false, port(settings.port(settings.settings())),
                    port(settings.natPort(settings.settings())), Optional.empty(), "ipsec0", Optional.empty(),
                    Optional.empty(), settings.settings());
            Endpoint endpoint = Endpoint.open(options, secrets, ImmutableList.of(), LogListener.NOBODY);
            return run(endpoint, model).code();
        } catch (CannotStart e) {
            throw new UserError(ExitCode.MISSING, String.valueOf(e.getMessage()), e);
        } finally {
            loaded.wipe();
        }
    }

    private ExitCode run(Endpoint endpoint, LoadModel model) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofPlatform().name("ike-load").start(() -> {
            try {
                endpoint.run();
                end.complete(null);
            } catch (DatapathBroken | InterruptedException | RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        try (Termination _ = Termination.of(endpoint)) {
            LoadRun.Standing standing = new LoadRun(endpoint, model).run(rate, count, atOnce, now -> {
                out.println(LoadText.line(now));
                out.flush();
            });
            out.println(LoadText.summary(standing));
            out.flush();
            if (!stay) {
                endpoint.stop();
            }
            end.get();
            return standing.established() == count ? ExitCode.DONE : ExitCode.NO;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoadModel model(LoadedConfiguration loaded) {
        if (!loaded.errors().isEmpty()) {
            loaded.errors().stream().skip(1).forEach(error -> spec.commandLine().getErr().println("ike: " + error));
            throw new UserError(ExitCode.BAD_INPUT, loaded.errors().getFirst().toString());
        }
        Connection first = loaded.connections().stream().filter(c -> !c.children().isEmpty()).findFirst()
                .orElseThrow(() -> new UserError(ExitCode.BAD_INPUT, config + " has no connection with a child"));
        return new LoadModel(first, responder(), Optional.ofNullable(toPort));
    }

    /** Of several addresses of one name the resolver's first. */
    private IpAddress responder() {
        return IpAddress.parse(host).or(() -> HostNames.system().addressesOf(host).stream().findFirst())
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "the responder " + host + " is no address, and the resolver knows none of it"));
    }

    /** Beside a responder on the same machine the usual ports are taken. */
    private static int port(int wanted) {
        return wanted == SettingsOption.IKE_PORT || wanted == SettingsOption.NAT_PORT ? 0 : wanted;
    }
}
