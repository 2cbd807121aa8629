package ike.v2;

import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages in the notation of RFC 7296 §2.8.1: who sends, and the payloads that matter, with SPIs named in the order in
 * which they appear: {@code a1}, {@code a2} are left's, {@code b1}, {@code b2} are right's.
 */
final class Ladder {
    private final Map<Bytes, String> names = new LinkedHashMap<>();
    private int ofLeft;
    private int ofRight;

    /** One line: {@code left: CREATE_CHILD_SA 2 N(REKEY_SA a1) SA(a2)}, an answer behind an arrow. */
    String line(Sighting seen) {
        String what = seen.inner().stream().map(ChainedPayload::payload).map(payload -> term(payload, seen.from()))
                .filter(term -> !term.isEmpty()).collect(Collectors.joining(" "));
        String arrow = seen.header().isRequest() ? "-> " : "<- ";
        return seen.from() + " " + arrow + seen.header().exchange().label() + " " + seen.header().messageId()
                + (what.isEmpty() ? "" : " " + what);
    }

    /** The name of an SPI, given on first sight to one of {@code owner}. */
    String name(Bytes spi, String owner) {
        return names.computeIfAbsent(spi, _ -> owner.equals("left") ? "a" + ++ofLeft : "b" + ++ofRight);
    }

    private String term(Payload payload, String from) {
        return switch (payload) {
            case SaPayload sa -> {
                Bytes spi = sa.proposals().getFirst().spi();
                yield spi.isEmpty() ? "SA" : "SA(" + name(spi, from) + ")";
            }
            case DeletePayload delete -> "D(" + (delete.spis().isEmpty()
                    ? delete.protocol().label()
                    : delete.spis().stream().map(spi -> name(spi, from)).collect(Collectors.joining(" "))) + ")";
            case NotifyPayload notify -> notify(notify, from);
            default -> "";
        };
    }

    private String notify(NotifyPayload notify, String from) {
        NotifyType type = notify.notifyType();
        if (type.equals(NotifyType.Known.NAT_DETECTION_SOURCE_IP)
                || type.equals(NotifyType.Known.NAT_DETECTION_DESTINATION_IP)) {
            return "";
        }
        return "N(" + type.label() + (notify.spi().isEmpty() ? "" : " " + name(notify.spi(), from)) + ")";
    }
}
