package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import com.google.common.primitives.Longs;
import ike.engine.IkeSaView;
import ike.engine.config.Connection;
import ike.interop.endpoint.Control;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.Optional;

/** The commands that stream what there is: list-sas and list-conns. */
final class Listings {
    private final ChildNumbers numbers;
    private final UsageWatch watch;

    Listings(ChildNumbers numbers, UsageWatch watch) {
        this.numbers = numbers;
        this.watch = watch;
    }

    /** {@code list-sas {ike, ike-id}}. */
    void sas(Control control, Message request, ViciCall call) {
        Optional<String> name = request.text("ike");
        Optional<Long> id = request.text("ike-id").map(Longs::tryParse);
        SaMessages messages = new SaMessages(control, numbers, watch);
        ImmutableList<Message> shown = control.view().ikeSas().stream().filter(sa -> isWanted(sa, name, id))
                .map(messages::withChildren).collect(ImmutableList.toImmutableList());
        call.stream("list-sa", shown);
        call.answer(Message.EMPTY);
    }

    /** {@code list-conns {ike}}. */
    void connections(Control control, Message request, ViciCall call) {
        Optional<String> name = request.text("ike");
        ImmutableList<Connection> wanted = control.connections().stream()
                .filter(connection -> name.isEmpty() || name.get().equals(connection.name()))
                .collect(ImmutableList.toImmutableList());
        call.stream("list-conn", Iterables.transform(wanted, ConnectionMessages::of));
        call.answer(Message.EMPTY);
    }

    private static boolean isWanted(IkeSaView sa, Optional<String> name, Optional<Long> id) {
        return (name.isEmpty() || name.get().equals(sa.connection()))
                && (id.isEmpty() || id.get() == sa.uniqueId());
    }
}
