package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Path;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.EndpointObserver;
import ike.interop.log.LogEntry;
import ike.interop.log.LogGroup;
import ike.interop.log.LogListener;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.interop.vici.ViciServer;
import java.util.function.Function;

/** Raises the events that clients can register for, as things happen. */
final class ViciEvents implements EndpointObserver, LogListener {
    /** All that a client may register for; some are streamed by commands, some wait for features to come. */
    static final ImmutableSet<String> NAMES = ImmutableSet.of("log", "control-log", "list-sa", "list-policy",
            "list-conn", "list-cert", "list-authority", "ike-updown", "ike-rekey", "ike-update", "child-updown",
            "child-rekey", "alert");
    private final ViciServer server;
    private final Function<Control, SaMessages> messages;

    ViciEvents(ViciServer server, Function<Control, SaMessages> messages) {
        this.server = server;
        this.messages = messages;
    }

    @Override
    public void happened(Event event, Control control) {
        SaMessages sas = messages.apply(control);
        switch (event) {
            case Event.IkeUp(IkeSaView sa) -> server.raise("ike-updown", () -> updown(true, ike(sas, sa)));
            case Event.IkeDown(IkeSaView sa, String _) -> {
                sa.children().stream().filter(child -> !child.isOver()).forEach(child -> server
                        .raise("child-updown", () -> updown(false, sas.withChildren(sa, ImmutableList.of(child)))));
                server.raise("ike-updown", () -> updown(false, ike(sas, sa)));
            }
            case Event.ChildUp(IkeSaView ike, ChildSaView child) ->
                server.raise("child-updown", () -> updown(true, sas.withChildren(ike, ImmutableList.of(child))));
            case Event.ChildDown(IkeSaView ike, ChildSaView child, String _) ->
                server.raise("child-updown", () -> updown(false, sas.withChildren(ike, ImmutableList.of(child))));
            case Event.IkeRekeyed(long old, IkeSaView sa) ->
                server.raise("ike-rekey", () -> ikeRekey(sas, control, old, sa));
            case Event.IkeMoved(IkeSaView sa) -> server.raise("ike-update", () -> update(sas, sa));
            case Event.ChildRekeyed(IkeSaView ike, long old, ChildSaView child) ->
                server.raise("child-rekey", () -> childRekey(sas, ike, old, child));
            case Event.Failed _,Event.AskedAnew _,Event.Remark _,Event.Retransmitted _,Event.Dropped _ -> {
            }
            case Event.OrderDone _,Event.OrderFailed _ -> {
            }
        }
        if (server.hasListener("alert")) {
            Alerts.of(event, control).ifPresent(alert -> server.raise("alert", () -> alert(sas, alert)));
        }
    }

    @Override
    public boolean wants(LogGroup group, int level) {
        return server.hasListener("log");
    }

    @Override
    public void hear(LogEntry entry) {
        server.raise("log", () -> LogMessages.withThread(entry));
    }

    private static Message alert(SaMessages sas, Alerts.Alert alert) {
        MessageBuilder message = Message.builder().put("type", alert.type());
        alert.sa().ifPresent(sa -> message.section("ike-sa", ike(sas, sa)));
        return message.build();
    }

    private static Message updown(boolean up, Message sa) {
        return Message.builder().flag("up", up).addAll(sa).build();
    }

    private static Message ike(SaMessages sas, IkeSaView sa) {
        return SaMessages.named(sa, sas.ike(sa));
    }

    private static Message update(SaMessages sas, IkeSaView sa) {
        Path path = sa.path();
        return Message.builder().put("local-host", path.local().address().toString())
                .put("local-port", path.local().port()).put("remote-host", path.remote().address().toString())
                .put("remote-port", path.remote().port()).addAll(sas.withChildren(sa)).build();
    }

    private static Message ikeRekey(SaMessages sas, Control control, long old, IkeSaView sa) {
        MessageBuilder both = Message.builder();
        control.view().ikeSas().stream().filter(found -> found.uniqueId() == old).findFirst()
                .ifPresent(found -> both.section("old", sas.ike(found)));
        return SaMessages.named(sa, both.section("new", sas.ike(sa)).build());
    }

    private static Message childRekey(SaMessages sas, IkeSaView ike, long old, ChildSaView child) {
        MessageBuilder both = Message.builder();
        ike.children().stream().filter(found -> found.uniqueId() == old).findFirst()
                .ifPresent(found -> both.section("old", sas.child(ike, found)));
        Message pair = both.section("new", sas.child(ike, child)).build();
        Message children = Message.builder().section(child.name(), pair).build();
        return SaMessages.named(ike, Message.builder().addAll(sas.ike(ike)).section("child-sas", children).build());
    }
}
