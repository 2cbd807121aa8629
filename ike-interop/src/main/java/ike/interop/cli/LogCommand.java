package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.client.LogText;
import ike.interop.client.MessageJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ike log}: what a running endpoint tells, from now on. */
@Command(name = "log", description = "Shows what our endpoint or strongSwan's logs, until Ctrl-C.",
        footerHeading = "%nExamples:%n", footer = {"  ike log", "  ike log --json"})
public final class LogCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON object a line, as the vici event log has it.")
    private boolean json;

    @Mixin
    private DaemonOption daemon = new DaemonOption();

    /** Called by picocli. */
    public LogCommand() {
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        return daemon.connected(client -> {
            client.listen(ImmutableList.of("log"), (_, entry) -> {
                out.println(json ? MessageJson.of(entry).toString() : LogText.line(entry));
                out.flush();
            });
            return ExitCode.DONE;
        });
    }
}
