package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import ike.engine.ChildSaView;
import ike.engine.IkeSaView;
import ike.engine.config.Connection;
import ike.interop.endpoint.Control;
import ike.interop.swanctl.Shunt;
import ike.interop.vici.Message;
import ike.interop.vici.ViciCall;
import java.util.Optional;
import java.util.Set;

/** The commands that stream what there is: list-sas and list-conns. */
final class Listings {
    private final ChildNumbers numbers;

    Listings(ChildNumbers numbers) {
        this.numbers = numbers;
    }

    /** {@code list-sas {ike, ike-id, child, child-id}}: with a child, the IKE SAs that have it, and no other child. */
    void sas(Control control, Message request, ViciCall call) {
        Targets wanted = Targets.of(request);
        SaMessages messages = new SaMessages(control, numbers);
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
        ImmutableListMultimap<String, Shunt> shunts = Multimaps.index(control.shunts().configured(), Shunt::connection);
        ImmutableMap<String, Connection> known = Maps.uniqueIndex(control.connections(), Connection::name);
        Set<String> wanted = Sets.filter(Sets.union(known.keySet(), shunts.keySet()),
                connection -> name.isEmpty() || name.get().equals(connection));
        call.stream("list-conn", Iterables.transform(ImmutableList.copyOf(wanted), connection -> {
            Connection found = known.get(connection);
            return found == null
                    ? ConnectionMessages.of(connection, shunts.get(connection))
                    : ConnectionMessages.of(found, shunts.get(connection));
        }));
        call.answer(Message.EMPTY);
    }
}
