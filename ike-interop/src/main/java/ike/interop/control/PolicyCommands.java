package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import ike.engine.Event;
import ike.engine.Order;
import ike.engine.Policy;
import ike.engine.TrapView;
import ike.interop.endpoint.ChildName;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.NoSuchName;
import ike.interop.swanctl.Shunt;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * install, uninstall and list-policies: children that come up with their first packet (RFC 4301 §5.1), and packets that
 * pass or are dropped without an SA (§4.4.1).
 */
final class PolicyCommands {
    private final ChildNumbers numbers;

    PolicyCommands(ChildNumbers numbers) {
        this.numbers = numbers;
    }

    /** {@code install {child, ike}}: of several children of this name the first. */
    void install(Control control, Message request, ViciCall call) {
        Optional<String> child = request.text("child");
        Optional<String> ike = request.text("ike");
        Optional<Shunt> shunt = find(control.shunts().configured(), ike, child);
        if (shunt.isPresent()) {
            control.shunts().install(shunt.get());
            call.answer(Answers.SUCCESS);
            return;
        }
        Optional<ChildName> found = control.connections().stream()
                .filter(connection -> ike.isEmpty() || ike.get().equals(connection.name()))
                .filter(connection -> child.flatMap(connection::child).isPresent()).findFirst()
                .map(connection -> new ChildName(Optional.of(connection.name()), child.orElseThrow()));
        if (found.isEmpty()) {
            call.answer(Answers.failure(child.isEmpty()
                    ? "no child is named"
                    : "configuration name not found: child " + child.get()
                            + ike.map(name -> " in connection " + name).orElse("")));
            return;
        }
        try {
            control.installTrap(found.get(), outcome -> call.answer(answer(outcome)));
        } catch (NoSuchName e) {
            call.answer(Answers.failure(String.valueOf(e.getMessage())));
        }
    }

    /** {@code uninstall {child, ike}}: of several policies of this name the first. */
    void uninstall(Control control, Message request, ViciCall call) {
        Optional<String> child = request.text("child");
        Optional<String> ike = request.text("ike");
        Optional<Shunt> shunt = find(control.shunts().installed(), ike, child);
        if (shunt.isPresent()) {
            control.shunts().uninstall(shunt.get());
            call.answer(Answers.SUCCESS);
            return;
        }
        Optional<TrapView> found = control.view().traps().stream()
                .filter(trap -> child.isPresent() && isWanted(trap, ike, child)).findFirst();
        if (found.isEmpty()) {
            call.answer(Answers.failure(
                    child.isEmpty() ? "no child is named" : "policy '" + child.get() + "' not found"));
            return;
        }
        control.order(new Order.UninstallTrap(found.get().connection(), found.get().child()),
                outcome -> call.answer(answer(outcome)));
    }

    /** {@code list-policies {trap, pass, drop, ike, child}}. */
    void list(Control control, Message request, ViciCall call) {
        ImmutableList<Message> traps = control.view().traps().stream()
                .filter(trap -> request.text("trap").isPresent()
                        && isWanted(trap, request.text("ike"), request.text("child")))
                .map(this::message).collect(ImmutableList.toImmutableList());
        Predicate<Shunt> wanted = shunt -> isWanted(shunt, request.text("ike"), request.text("child"))
                && request.text(shunt.action() == Policy.Action.BYPASS ? "pass" : "drop").isPresent();
        call.stream("list-policy", Streams.concat(traps.stream(), control.shunts().installed().stream()
                .filter(wanted).map(PolicyCommands::message)).toList());
        call.answer(Message.EMPTY);
    }

    private static boolean isWanted(TrapView trap, Optional<String> ike, Optional<String> child) {
        return ike.map(trap.connection()::equals).orElse(true) && child.map(trap.child()::equals).orElse(true);
    }

    private static boolean isWanted(Shunt shunt, Optional<String> ike, Optional<String> child) {
        return ike.map(shunt.connection()::equals).orElse(true) && child.map(shunt.child()::equals).orElse(true);
    }

    private static Optional<Shunt> find(List<Shunt> shunts, Optional<String> ike, Optional<String> child) {
        return shunts.stream().filter(shunt -> child.isPresent() && isWanted(shunt, ike, child)).findFirst();
    }

    private static Message message(Shunt shunt) {
        return Message.builder().section(shunt.connection() + "/" + shunt.child(), Message.builder()
                .put("child", shunt.child()).put("ike", shunt.connection()).put("mode", ConnectionMessages.mode(shunt))
                .list("local-ts", SelectorTexts.ofRanges(shunt.local()))
                .list("remote-ts", SelectorTexts.ofRanges(shunt.remote())).build()).build();
    }

    private Message message(TrapView trap) {
        return Message.builder().section(trap.connection() + "/" + trap.child(), Message.builder()
                .put("child", trap.child()).put("reqid", numbers.of(trap.local(), trap.remote()))
                .put("ike", trap.connection()).put("mode", trap.mode().name())
                .list("local-ts", SelectorTexts.ofRanges(trap.local()))
                .list("remote-ts", SelectorTexts.ofRanges(trap.remote())).build()).build();
    }

    private static Message answer(Event outcome) {
        return outcome instanceof Event.OrderFailed(String reason) ? Answers.failure(reason) : Answers.SUCCESS;
    }
}
