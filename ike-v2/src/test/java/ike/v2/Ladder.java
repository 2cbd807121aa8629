package ike.v2;

import com.google.common.base.Ascii;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages in the notation of RFC 7296 §2.8.1: who sends, and the payloads that matter, with SPIs named in the order in
 * which they appear: {@code a1}, {@code a2} are left's, {@code b1}, {@code b2} are right's; those of IKE SAs are {@code
 * A1}, {@code B1}.
 */
final class Ladder {
    private static final int IKE_SPI_LENGTH = 8;
    private static final String RIGHT_MARGIN = " ".repeat(32);

    private final Map<Bytes, String> names = new LinkedHashMap<>();
    private final Multiset<String> given = HashMultiset.create();

    /** One line: {@code left -> CREATE_CHILD_SA 2 N(REKEY_SA a1) SA(a2)}; an answer has the other arrow. */
    String line(Sighting seen) {
        String what = terms(seen);
        String arrow = seen.header().isRequest() ? "-> " : "<- ";
        return seen.from() + " " + arrow + seen.header().exchange().label() + " " + seen.header().messageId()
                + (what.isEmpty() ? "" : " " + what);
    }

    /** One rung of a drawn ladder: left's messages stand at the left, with the IKE SA that they belong to in front. */
    String rung(Sighting seen) {
        String what = terms(seen);
        String text = ike(seen) + " " + seen.header().exchange().label()
                + (seen.header().isRequest() ? " request " : " response ") + seen.header().messageId()
                + (what.isEmpty() ? "" : ": " + what);
        return seen.from().equals("left") ? text + "  -->" : RIGHT_MARGIN + "<--  " + text;
    }

    /** The name of an SPI, given on first sight to one of {@code owner}. */
    String name(Bytes spi, String owner) {
        return names.computeIfAbsent(spi, _ -> {
            String letter = owner.equals("left") ? "a" : "b";
            String shown = spi.length() == IKE_SPI_LENGTH ? Ascii.toUpperCase(letter) : letter;
            given.add(shown);
            return shown + given.count(shown);
        });
    }

    private String ike(Sighting seen) {
        boolean leftInitiated = seen.header().isInitiator() == seen.from().equals("left");
        return name((leftInitiated ? seen.header().initiatorSpi() : seen.header().responderSpi()).bytes(), "left");
    }

    private String terms(Sighting seen) {
        return seen.inner().stream().map(ChainedPayload::payload).map(payload -> term(payload, seen.from()))
                .filter(term -> !term.isEmpty()).collect(Collectors.joining(" "));
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
            case EncryptedFragmentPayload part -> "SKF(" + part.number() + "/" + part.total() + ")";
            default -> "";
        };
    }

    private String notify(NotifyPayload notify, String from) {
        NotifyType type = notify.notifyType();
        if (type.equals(NotifyType.Known.NAT_DETECTION_SOURCE_IP)
                || type.equals(NotifyType.Known.NAT_DETECTION_DESTINATION_IP)
                || type.equals(NotifyType.Known.REDIRECT_SUPPORTED)) {
            return "";
        }
        return "N(" + type.label() + (notify.spi().isEmpty() ? "" : " " + name(notify.spi(), from)) + ")";
    }
}
