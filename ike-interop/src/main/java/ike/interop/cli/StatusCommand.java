package ike.interop.cli;

import com.google.common.collect.ImmutableList;
import ike.interop.client.MessageJson;
import ike.interop.client.StatusTable;
import ike.interop.json.JsonObject;
import ike.interop.vici.Message;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ike status}: what is up in a running endpoint, and what is not. */
@Command(name = "status",
        description = "Shows the SAs of our endpoint or of strongSwan's, and what is configured but down.",
        footerHeading = "%nExamples:%n", footer = {"  ike status", "  ike status --watch",
                "  ike status --json | jq '.sas[]'"})
public final class StatusCommand implements Callable<Integer> {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";

    @Spec
    private CommandSpec spec;

    @Option(names = "--watch", description = "Shows it again every second, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json",
            description = "One JSON object (docs/control.md): what list-sas, list-conns and list-policies say.")
    private boolean json;

    @Mixin
    private DaemonOption daemon = new DaemonOption();

    /** Called by picocli. */
    public StatusCommand() {
    }

    @Override
    public Integer call() {
        return daemon.connected(client -> {
            show(client, "");
            while (watch) {
                pause();
                show(client, json ? "" : HOME_AND_CLEAR);
            }
            return ExitCode.DONE;
        });
    }

    private void show(ViciClient client, String before) throws IOException {
        ImmutableList<Message> sas = client.list("list-sas", Message.EMPTY, "list-sa");
        ImmutableList<Message> connections = client.list("list-conns", Message.EMPTY, "list-conn");
        ImmutableList<Message> policies = client.list("list-policies",
                Message.builder().put("trap", "yes").put("pass", "yes").put("drop", "yes").build(), "list-policy");
        PrintWriter out = spec.commandLine().getOut();
        out.print(before);
        if (json) {
            out.println(new JsonObject().putObjects("sas", MessageJson.of(sas))
                    .putObjects("connections", MessageJson.of(connections))
                    .putObjects("policies", MessageJson.of(policies)));
        } else {
            StatusTable.lines(sas, connections, policies).forEach(out::println);
        }
        out.flush();
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
