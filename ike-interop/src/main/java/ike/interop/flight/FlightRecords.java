package ike.interop.flight;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.SaId;
import ike.esp.Datapath;
import ike.interop.endpoint.Control;
import ike.interop.endpoint.Endpoint;
import ike.interop.endpoint.EndpointObserver;
import ike.interop.endpoint.PassedMessage;
import ike.wire.v2.IkeSpi;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.FlightRecorder;

/** Makes events of the Flight Recorder of what an endpoint does, while somebody records. */
public final class FlightRecords implements EndpointObserver, AutoCloseable {
    /** Handshakes under way whose begin is remembered; of more the oldest are forgotten. */
    private static final int MOST_UNDER_WAY = 10_000;

    private final Runnable sampling;
    private final Map<IkeSpi, HandshakeEvent> underWay = new LinkedHashMap<>();

    private FlightRecords(Endpoint endpoint) {
        sampling = () -> endpoint.submit(FlightRecords::sample);
    }

    /** To be called before the endpoint runs. */
    public static FlightRecords of(Endpoint endpoint) {
        FlightRecords records = new FlightRecords(endpoint);
        endpoint.addObserver(records);
        FlightRecorder.addPeriodicEvent(TrafficEvent.class, records.sampling);
        return records;
    }

    @Override
    public void passed(PassedMessage message, Control control) {
        MessageEvent event = new MessageEvent();
        if (event.isEnabled()) {
            event.inbound = message.inbound();
            event.exchange = message.exchange();
            event.response = message.kind().equals("response");
            event.messageId = message.header().messageId();
            event.remote = message.path().remote().toString();
            event.length = message.octets();
            event.commit();
        }
        if (message.header().responderSpi().isZero()) {
            begin(message.header().initiatorSpi());
        }
    }

    /** A peer may begin as many as it likes, so what is remembered has a limit. */
    private void begin(IkeSpi initiator) {
        HandshakeEvent event = new HandshakeEvent();
        if (event.isEnabled() && !underWay.containsKey(initiator)) {
            if (underWay.size() >= MOST_UNDER_WAY) {
                underWay.remove(underWay.keySet().iterator().next());
            }
            event.begin();
            underWay.put(initiator, event);
        }
    }

    @Override
    public void happened(Event event, Control control) {
        switch (event) {
            case Event.IkeUp(IkeSaView sa) -> up(sa);
            case Event.Failed(var connection, var path, var failure) -> {
                FailureEvent record = new FailureEvent();
                record.connection = connection.orElse("");
                record.remote = path.remote().toString();
                record.notification = failure.notification();
                record.byPeer = failure.byPeer();
                record.summary = failure.summary();
                record.commit();
            }
            default -> {
            }
        }
    }

    private void up(IkeSaView sa) {
        HandshakeEvent event = underWay.remove(sa.initiatorSpi());
        if (event != null) {
            event.connection = sa.connection();
            event.version = sa.version();
            event.initiator = sa.initiator();
            event.remote = sa.path().remote().toString();
            event.algorithms = sa.algorithms();
            event.commit();
        }
    }

    private static void sample(Control control) {
        for (IkeSaView ike : control.view().ikeSas()) {
            for (ChildSaView child : ike.children()) {
                Datapath.Usage in = control.usage(SaId.inbound(child.uniqueId())).orElse(Datapath.Usage.NONE);
                Datapath.Usage out = control.usage(SaId.outbound(child.uniqueId())).orElse(Datapath.Usage.NONE);
                TrafficEvent event = new TrafficEvent();
                event.connection = ike.connection();
                event.child = child.name();
                event.id = child.uniqueId();
                event.packetsIn = in.packets();
                event.octetsIn = in.octets();
                event.packetsOut = out.packets();
                event.octetsOut = out.octets();
                event.commit();
            }
        }
    }

    @Override
    public void close() {
        boolean _ = FlightRecorder.removePeriodicEvent(sampling);
    }
}
