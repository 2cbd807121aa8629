package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** {@code --uri}: which daemon a command talks to, ours or strongSwan's. */
final class DaemonOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--uri", paramLabel = "URI",
            description = "Control socket (default: unix:///run/ike.vici, else unix:///run/charon.vici).")
    private @Nullable String uri;

    /** What is done with a connection. */
    interface Work {
        /** Does it. */
        ExitCode with(ViciClient client) throws IOException;
    }

    /** Connects and does it; every failure is a line. */
    Integer connected(Work work) {
        try (ViciClient client = connect()) {
            return work.with(client).code();
        } catch (IOException e) {
            throw new UserError(ExitCode.NO, String.valueOf(e.getMessage()), e);
        }
    }

    private ViciClient connect() {
        ImmutableList<ViciAddress> addresses = uri == null
                ? ImmutableList.of(ViciAddress.OURS, ViciAddress.CHARON)
                : ImmutableList.of(ViciAddress.parse(uri).orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "--uri " + uri + " is no URI like " + ViciAddress.OURS)));
        IOException last = new IOException();
        for (ViciAddress address : addresses) {
            try {
                return ViciClient.connect(address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new UserError(ExitCode.MISSING, "no endpoint listens at "
                + String.join(" or ", addresses.stream().map(ViciAddress::toString).toList()) + " ("
                + last.getMessage() + "); ike run starts one", last);
    }
}
