package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.engine.ChildSaView;
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

    /** {@code list-sas {ike, ike-id, child, child-id}}: with a child, the IKE SAs that have it, and no other child. */
    void sas(Control control, Message request, ViciCall call) {
        Targets wanted = Targets.of(request);
        SaMessages messages = new SaMessages(control, numbers, watch);
        ImmutableList.Builder<Message> shown = ImmutableList.builder();
        for (IkeSaView sa : control.view().ikeSas()) {
            ImmutableList<ChildSaView> children = sa.children().stream().filter(wanted::names)
                    .collect(ImmutableList.toImmutableList());
            if (wanted.names(sa) && !(wanted.areChildren() && children.isEmpty())) {
                shown.add(messages.withChildren(sa, children));
            }
        }
        call.stream("list-sa", shown.build());
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
}
