package ike.interop.cli;

import ike.interop.client.LogText;
import ike.interop.endpoint.ChildName;
import ike.interop.vici.Message;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ike up}: brings a child up in a running endpoint, and shows how it goes. */
@Command(name = "up", description = "Brings a Child SA up, in our endpoint or in strongSwan's.",
        footerHeading = "%nExamples:%n", footer = {"  ike up net", "  ike up home/net --timeout 5"})
public final class UpCommand implements Callable<Integer> {
    private static final int MILLIS = 1000;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHILD", description = "The child: CHILD or CONN/CHILD.")
    private String child = "";

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "0",
            description = "How long to wait for it (default: until it is decided).")
    private int timeout;

    @Option(names = "--quiet", description = "Prints nothing but a failure.")
    private boolean quiet;

    @Mixin
    private DaemonOption daemon = new DaemonOption();

    /** Called by picocli. */
    public UpCommand() {
    }

    @Override
    public Integer call() {
        if (timeout < 0) {
            throw new ParameterException(spec.commandLine(), "--timeout " + timeout + " is below 0");
        }
        PrintWriter out = spec.commandLine().getOut();
        ChildName name = ChildName.parse(child);
        Message request = Message.builder().put("child", name.child()).putIfPresent("ike", name.connection())
                .put("timeout", (long) timeout * MILLIS).put("loglevel", quiet ? -1 : 1).build();
        return daemon.connected(client -> {
            Message answer = client.call("initiate", request, "control-log", entry -> {
                out.println(LogText.line(entry));
                out.flush();
            });
            Answers.demandSuccess(answer, child + " is not up");
            if (!quiet) {
                out.println(child + " is up");
            }
            return ExitCode.DONE;
        });
    }
}
