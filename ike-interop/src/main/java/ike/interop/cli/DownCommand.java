package ike.interop.cli;

import ike.interop.client.LogText;
import ike.interop.vici.Message;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ike down}: deletes SAs of a running endpoint, with their peers. */
@Command(name = "down", description = "Deletes a Child SA, or an IKE SA with all its children.",
        footerHeading = "%nExamples:%n", footer = {"  ike down net", "  ike down --ike home"})
public final class DownCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SaOption sa = new SaOption();

    @Mixin
    private DaemonOption daemon = new DaemonOption();

    /** Called by picocli. */
    public DownCommand() {
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return daemon.connected(client -> {
            Message request = Message.builder().addAll(sa.request(client)).put("loglevel", 1).build();
            Message answer = client.call("terminate", request, "control-log",
                    entry -> out.println(LogText.line(entry)));
            Answers.demandSuccess(answer, sa.text() + " is not deleted");
            out.println(sa.text() + " is down");
            return ExitCode.DONE;
        });
    }
}
