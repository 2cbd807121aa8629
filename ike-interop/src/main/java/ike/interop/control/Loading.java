package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.NoSuchName;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.Section;
import ike.interop.settings.SourceLine;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** load-conn, unload-conn and get-conns: what the socket brought can be taken back over it, the file's stays. */
final class Loading {
    private static final SourceLine HERE = SourceLine.of("vici");

    private final Journal journal;
    private final SocketCredentials credentials;
    private final int replayWindow;
    private final Set<String> loaded = new LinkedHashSet<>();

    /** With the replay window of children that do not say theirs. */
    Loading(Journal journal, SocketCredentials credentials, int replayWindow) {
        this.journal = journal;
        this.credentials = credentials;
        this.replayWindow = replayWindow;
    }

    /** {@code load-conn {NAME {as in swanctl.conf}}}. */
    Message load(Control control, Message request) {
        if (request.sections().size() != 1) {
            return Answers.failure("expected one section, the connection");
        }
        Element.Section section = request.sections().getFirst();
        Section connections = new Section("connections", HERE, ImmutableList.of(),
                ImmutableList.of(SettingsTree.section(section.name(), section.content(), HERE)));
        LoadedConfiguration result = ConfigurationLoader.load(SettingsTree.root(connections), HostNames.LATER,
                replayWindow);
        result.warnings().forEach(warning -> journal.remark(LogGroup.CFG, "warning: " + plain(warning)));
        if (!result.errors().isEmpty()) {
            result.errors().forEach(error -> journal.remark(LogGroup.CFG, "error: " + plain(error)));
            return Answers.failure(plain(result.errors().getFirst()));
        }
        credentials.take(control, result.credentials().certificates());
        loaded.add(section.name());
        control.shunts().load(section.name(), result.shunts());
        result.connections().forEach(connection -> take(control, connection));
        return Answers.SUCCESS;
    }

    /** {@code unload-conn {name}}. */
    Message unload(Control control, Message request) {
        String name = request.text("name").orElse("");
        loaded.remove(name);
        return control.unload(name) ? Answers.SUCCESS : Answers.failure("there is no connection " + name);
    }

    /** {@code get-conns}. */
    Message names(Control control, Message request) {
        return Message.builder().list("conns", loaded).build();
    }

    /** What is up stays up; a child with {@code start_action = start} that is up already is left alone. */
    void take(Control control, Connection connection) {
        control.load(connection);
        journal.remark(LogGroup.CFG, "loaded connection " + connection.name());
        for (ChildConfig child : connection.children()) {
            if (child.startAction().starts()) {
                start(control, new ChildName(Optional.of(connection.name()), child.name()));
            }
        }
    }

    private void start(Control control, ChildName child) {
        try {
            control.initiate(child, _ -> {
            });
        } catch (NoSuchName e) {
            journal.remark(LogGroup.CFG, "cannot start " + child + ": " + e.getMessage());
        }
    }

    private static String plain(Diagnostic diagnostic) {
        return diagnostic.key() + ": " + diagnostic.message();
    }
}
