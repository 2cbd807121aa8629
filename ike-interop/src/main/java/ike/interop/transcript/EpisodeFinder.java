package ike.interop.transcript;

import ike.wire.v2.DeletePayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of each message to which part of the story it belongs; the deletion of what was replaced goes with the rekey.
 */
final class EpisodeFinder {
    private final Set<IkeSpi> replaced = new LinkedHashSet<>();
    private final Set<Long> quickModes = new LinkedHashSet<>();
    private Optional<Episode> current = Optional.empty();

    /** The part in which this packet is, which is the one before unless it begins another. */
    Optional<Episode> of(Explanation explanation) {
        if (explanation.subject() instanceof Subject.Esp || explanation.subject() instanceof Subject.Ah) {
            current = Optional.of(Episode.TRAFFIC);
        }
        if (explanation.subject() instanceof Subject.Ike ike && ike.majorVersion() == 1) {
            current = Optional.of(ofVersion1(ike));
        }
        explanation.message().filter(message -> message.header().isRequest()).ifPresent(message -> {
            Episode episode = ofRequest(message);
            if (episode == Episode.REKEY_IKE) {
                replaced.add(message.header().initiatorSpi());
            }
            current = Optional.of(episode);
        });
        return current;
    }

    /** Of an Informational exchange what it says counts, as far as that could be read. */
    private Episode ofVersion1(Subject.Ike ike) {
        return switch (ike.exchange()) {
            case "Main Mode" -> Episode.MAIN_MODE;
            case "Aggressive Mode" -> Episode.AGGRESSIVE_MODE;
            case "Quick Mode" -> {
                quickModes.add(ike.messageId());
                yield quickModes.size() == 1 ? Episode.QUICK_MODE : Episode.QUICK_MODE_AGAIN;
            }
            case "Transaction" -> Episode.TRANSACTION;
            case "New Group Mode" -> Episode.NEW_GROUP_MODE;
            default -> current.filter(Episode.QUICK_MODE_AGAIN::equals).orElse(Episode.ISAKMP_FAREWELL);
        };
    }

    private Episode ofRequest(OpenedMessage message) {
        return switch (message.header().exchange()) {
            case ExchangeType.Known.IKE_SA_INIT -> Episode.INIT;
            case ExchangeType.Known.IKE_SESSION_RESUME -> Episode.RESUME;
            case ExchangeType.Known.IKE_AUTH -> Episode.AUTH;
            case ExchangeType.Known.CREATE_CHILD_SA -> ofCreateChild(message);
            default -> ofInformational(message);
        };
    }

    private static Episode ofCreateChild(OpenedMessage message) {
        boolean forIke = message.first(SaPayload.class).stream().flatMap(sa -> sa.proposals().stream())
                .anyMatch(proposal -> proposal.protocol() == ProtocolId.Known.IKE);
        return forIke
                ? Episode.REKEY_IKE
                : message.notifies(NotifyType.Known.REKEY_SA) ? Episode.REKEY_CHILD : Episode.NEW_CHILD;
    }

    private Episode ofInformational(OpenedMessage message) {
        IkeHeader header = message.header();
        if (replaced.contains(header.initiatorSpi())) {
            return Episode.REKEY_IKE;
        }
        Optional<DeletePayload> delete = message.first(DeletePayload.class);
        if (delete.isEmpty()) {
            return Episode.INFORMATION;
        }
        boolean ofChild = delete.get().protocol() != ProtocolId.Known.IKE;
        return ofChild && current.equals(Optional.of(Episode.REKEY_CHILD)) ? Episode.REKEY_CHILD : Episode.DELETE;
    }
}
