package ike.interop.cli;

import ike.interop.client.SaNames;
import ike.interop.vici.Message;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which SA a command means. */
final class SaOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME",
            description = "CHILD, CONN/CHILD, or CONN for the IKE SA with all its children.")
    private @Nullable String name;

    @Option(names = "--ike", paramLabel = "CONN", description = "The IKE SA of this connection.")
    private @Nullable String ike;

    /** What was named, for a person. */
    String text() {
        return name == null ? String.valueOf(ike) : name;
    }

    /** The request that names it to a daemon. */
    Message request(ViciClient client) throws IOException {
        if ((name == null) == (ike == null)) {
            throw new ParameterException(spec.commandLine(), "expected the name of an SA, or --ike CONN");
        }
        if (name == null) {
            return Message.builder().put("ike", text()).build();
        }
        return switch (new SaNames(client.list("list-sas", Message.EMPTY, "list-sa")).of(name)) {
            case SaNames.Meaning.Selected(Message request) -> request;
            case SaNames.Meaning.Unclear(String line) -> throw new UserError(ExitCode.NO, line);
        };
    }
}
