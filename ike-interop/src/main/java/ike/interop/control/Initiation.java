package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.NoSuchName;
import ike.interop.log.Journal;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.Optional;

/** {@code initiate {child, ike, timeout, loglevel}}. */
final class Initiation implements Command {
    private final Journal journal;

    Initiation(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void run(Control control, Message request, ViciCall call) {
        Optional<String> ike = request.text("ike");
        Optional<String> child = request.text("child");
        Optional<ChildName> found = control.connections().stream()
                .filter(connection -> ike.isEmpty() || ike.get().equals(connection.name()))
                .flatMap(connection -> named(connection, child).stream()).findFirst();
        if (found.isEmpty()) {
            call.answer(Answers.failure(child.isPresent()
                    ? "there is no child " + child.get() + ike.map(name -> " in connection " + name).orElse("")
                    : "there is no connection " + ike.orElse("")));
            return;
        }
        initiate(control, request, call, found.get());
    }

    /** Without the name of a child the first one is meant: an IKE SA needs one to begin with. */
    private static Optional<ChildName> named(Connection connection, Optional<String> child) {
        return connection.children().stream().map(ChildConfig::name)
                .filter(name -> child.isEmpty() || child.get().equals(name)).findFirst()
                .map(name -> new ChildName(Optional.of(connection.name()), name));
    }

    private void initiate(Control control, Message request, ViciCall call, ChildName child) {
        ControlledCall controlled = ControlledCall.begin(journal, request, call,
                ImmutableList.of(child.connection().orElseThrow()),
                Answers.failure("CHILD_SA " + child.child() + " is not up yet, and the time is over"));
        try {
            control.initiate(child, outcome -> controlled.answer(answer(child, outcome)));
        } catch (NoSuchName e) {
            controlled.answer(Answers.failure(String.valueOf(e.getMessage())));
        }
    }

    private static Message answer(ChildName child, Event outcome) {
        return outcome instanceof Event.OrderFailed(String reason)
                ? Answers.failure("establishing CHILD_SA " + child.child() + " failed: " + reason)
                : Answers.SUCCESS;
    }
}
