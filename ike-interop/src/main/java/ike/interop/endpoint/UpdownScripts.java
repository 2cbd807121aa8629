package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.config.ChildConfig;
import ike.engine.config.Reactions;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program of {@code updown} when a Child SA comes and when it goes: without a shell, one after the other, in a thread of its
 * own, and none for longer than {@link #SECONDS}. What it prints goes into the log. Rekeying is not told, as in strongSwan.
 */
final class UpdownScripts implements EndpointObserver, AutoCloseable {
    private static final int SECONDS = 10;

    private final Journal journal;
    private final String device;
    private final Map<Long, Reactions> programs = new LinkedHashMap<>();
    private final ExecutorService runner = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("ike-updown").unstarted(task));

    UpdownScripts(Journal journal, String device) {
        this.journal = journal;
        this.device = device;
    }

    @Override
    public void happened(Event event, Control control) {
        switch (event) {
            case Event.ChildUp(IkeSaView ike, ChildSaView child) -> program(ike, child, control).ifPresent(program -> {
                programs.put(child.uniqueId(), program);
                tell(true, program, ike, child);
            });
            case Event.ChildRekeyed(var _, long old, ChildSaView child) ->
                Optional.ofNullable(programs.remove(old)).ifPresent(p -> programs.put(child.uniqueId(), p));
            case Event.ChildDown(IkeSaView ike, ChildSaView child, var _) -> down(ike, child);
            case Event.IkeDown(IkeSaView ike, var _) -> ike.children().forEach(child -> down(ike, child));
            default -> {
            }
        }
    }

    private static Optional<Reactions> program(IkeSaView ike, ChildSaView child, Control control) {
        return control.connections().stream().filter(connection -> connection.name().equals(ike.connection()))
                .flatMap(connection -> connection.child(child.name()).stream())
                .map(ChildConfig::reactions).filter(reactions -> !reactions.updown().isEmpty()).findFirst();
    }

    private void down(IkeSaView ike, ChildSaView child) {
        Optional.ofNullable(programs.remove(child.uniqueId())).ifPresent(program -> tell(false, program, ike, child));
    }

    /** Once for each pair of selectors of one family. */
    private void tell(boolean up, Reactions program, IkeSaView ike, ChildSaView child) {
        for (AddressRange local : child.local()) {
            for (AddressRange remote : child.remote()) {
                if (local.start().isV4() == remote.start().isV4()) {
                    ImmutableMap<String, String> variables = UpdownEnvironment.of(up, ike, child, local, remote,
                            device, program.hostAccess());
                    var _ = runner.submit(() -> run(program.updown(), variables));
                }
            }
        }
    }

    private void run(ImmutableList<String> program, ImmutableMap<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder(program).redirectErrorStream(true);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            output.lines().forEach(line -> journal.remark(LogGroup.CHD, "updown: " + line));
            int code = process.waitFor();
            if (code != 0) {
                journal.remark(LogGroup.CHD, "updown " + program.getFirst() + " ended with exit code " + code);
            }
        } catch (IOException e) {
            journal.remark(LogGroup.CHD, "cannot run updown: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets those that wait run to their end. */
    @Override
    public void close() {
        runner.shutdown();
        try {
            if (!runner.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                runner.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
