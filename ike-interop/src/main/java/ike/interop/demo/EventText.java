package ike.interop.demo;

import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import java.util.Optional;

/** What an engine reports, in words; what only an operator would want to know is left out. */
final class EventText {
    private EventText() {
    }

    static Optional<String> of(Event event) {
        return switch (event) {
            case Event.IkeUp(IkeSaView sa) -> Optional.of("the IKE SA with " + sa.remoteId() + " is up, "
                    + sa.algorithms() + ".");
            case Event.IkeRekeyed(long _, IkeSaView sa) -> Optional.of("the IKE SA was replaced by "
                    + sa.initiatorSpi() + ":" + sa.responderSpi() + ".");
            case Event.IkeDown(IkeSaView sa, String reason) -> Optional.of("the IKE SA " + sa.initiatorSpi() + ":"
                    + sa.responderSpi() + " is gone: " + reason + ".");
            case Event.IkeMoved(IkeSaView sa) -> Optional.of("the IKE SA goes along " + sa.path() + " now.");
            case Event.ChildUp(IkeSaView _, ChildSaView child) -> Optional.of("Child SA " + child.name() + " is up: "
                    + spis(child) + ", " + child.algorithms() + ".");
            case Event.ChildRekeyed(IkeSaView _, long _, ChildSaView child) -> Optional.of("Child SA " + child.name()
                    + " was replaced: " + spis(child) + ", " + child.algorithms() + ".");
            case Event.ChildDown(IkeSaView _, ChildSaView child, String reason) -> Optional.of("Child SA "
                    + child.name() + " is gone: " + spis(child) + "; " + reason + ".");
            case Event.Failed failed -> Optional.of("" + failed.failure() + ".");
            case Event.AskedAnew(var _, var _, String why) -> Optional.of(why + ".");
            case Event.Remark(var _, var _, var _, String words) -> Optional.of(words + ".");
            case Event.Retransmitted(var _, var _, int attempt) -> Optional.of(
                    "no answer yet: request sent again, attempt " + attempt + ".");
            case Event.Dropped(var _, String reason) -> Optional.of("a message was dropped: " + reason + ".");
            case Event.OrderDone _,Event.OrderFailed _ -> Optional.empty();
        };
    }

    private static String spis(ChildSaView child) {
        return String.format("SPI %08x in, %08x out", child.inboundSpi(), child.outboundSpi());
    }
}
