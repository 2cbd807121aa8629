package ike.interop.cli;

import ike.interop.vici.Message;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ike rekey}: has SAs of a running endpoint replaced by new ones. */
@Command(name = "rekey", description = "Replaces a Child SA or an IKE SA by a new one with fresh keys.",
        footerHeading = "%nExamples:%n", footer = {"  ike rekey net", "  ike rekey --ike home"})
public final class RekeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SaOption sa = new SaOption();

    @Mixin
    private DaemonOption daemon = new DaemonOption();

    /** Called by picocli. */
    public RekeyCommand() {
    }

    @Override
    public Integer call() {
        return daemon.connected(client -> {
            Message answer = client.call("rekey", sa.request(client));
            Answers.demandSuccess(answer, sa.text() + " is not rekeyed");
            spec.commandLine().getOut().println(sa.text() + " is being rekeyed");
            return ExitCode.DONE;
        });
    }
}
