package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.Event;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.NoSuchName;
import ike.interop.log.Journal;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code initiate {child, ike, timeout, loglevel}}; what fails is told in strongSwan's words, and why. */
final class Initiation implements Command {
    private final Journal journal;

    Initiation(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void run(Control control, Message request, ViciCall call) {
        Optional<String> ike = request.text("ike");
        Optional<String> child = request.text("child");
        if (child.isPresent()) {
            initiateChild(control, request, call, ike, child.get());
        } else {
            initiateIke(control, request, call, ike.orElse(""));
        }
    }

    private void initiateChild(Control control, Message request, ViciCall call, Optional<String> ike, String child) {
        Optional<ChildName> found = control.connections().stream()
                .filter(connection -> ike.isEmpty() || ike.get().equals(connection.name()))
                .filter(connection -> connection.child(child).isPresent()).findFirst()
                .map(connection -> new ChildName(Optional.of(connection.name()), child));
        if (found.isEmpty()) {
            call.answer(Answers.failure("CHILD_SA config '" + child + "' not found"
                    + ike.map(name -> " in connection " + name).orElse("")));
            return;
        }
        begin(request, call, found.get().connection().orElseThrow(), "CHILD_SA '" + child + "'",
                outcome -> control.initiate(found.get(), outcome));
    }

    /** The IKE SA alone: children may follow, each by a call of its own. */
    private void initiateIke(Control control, Message request, ViciCall call, String ike) {
        if (control.connections().stream().noneMatch(connection -> connection.name().equals(ike))) {
            call.answer(Answers.failure("IKE_SA config '" + ike + "' not found"));
            return;
        }
        begin(request, call, ike, "IKE_SA '" + ike + "'", outcome -> control.initiateIke(ike, outcome));
    }

    /** What the endpoint shall do, and whom to tell what became of it. */
    private interface Beginning {
        void begin(Consumer<Event> outcome) throws NoSuchName;
    }

    private void begin(Message request, ViciCall call, String ike, String what, Beginning beginning) {
        ControlledCall controlled = ControlledCall.begin(journal, request, call, ImmutableList.of(ike),
                Answers.failure(what + " is not up yet, and the time is over"));
        try {
            beginning.begin(outcome -> controlled.answer(answer(what, outcome)));
        } catch (NoSuchName e) {
            controlled.answer(Answers.failure(String.valueOf(e.getMessage())));
        }
    }

    private static Message answer(String what, Event outcome) {
        return outcome instanceof Event.OrderFailed(String reason)
                ? Answers.failure("establishing " + what + " failed: " + reason)
                : Answers.SUCCESS;
    }
}
