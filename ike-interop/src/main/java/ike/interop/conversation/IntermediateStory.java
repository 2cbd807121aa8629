package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.IntermediateAuth;
import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.KePayload;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The IKE_INTERMEDIATE exchanges of one IKE SA, which its AUTH covers (RFC 9242 §3.3.2), and their number. */
final class IntermediateStory {
    /** Exchanges that are remembered: RFC 9370 §2.2.2 has seven at most. */
    private static final int MAX_EXCHANGES = 16;

    private final TreeMap<Long, OpenedMessage.Sealed> requests = new TreeMap<>();
    private final TreeMap<Long, Answer> responses = new TreeMap<>();
    private boolean began;
    private OptionalLong authMessageId = OptionalLong.empty();

    /** @param makesKeys whether the exchange had a key exchange, behind which there are new keys (RFC 9370 §2.2.2) */
    private record Answer(OpenedMessage.Sealed message, boolean makesKeys) {
    }

    void hear(OpenedMessage message) {
        long id = message.header().messageId();
        if (message.header().exchange() == ExchangeType.Known.IKE_AUTH && authMessageId.isEmpty()) {
            authMessageId = OptionalLong.of(id);
        }
        if (message.header().exchange() != ExchangeType.Known.IKE_INTERMEDIATE) {
            return;
        }
        began = true;
        if (responses.size() < MAX_EXCHANGES && requests.size() <= MAX_EXCHANGES) {
            message.sealed().ifPresent(sealed -> {
                if (message.header().isRequest()) {
                    requests.put(id, sealed);
                } else {
                    responses.put(id, new Answer(sealed, message.first(KePayload.class).isPresent()));
                }
            });
        }
    }

    /**
     * What stands behind the signed octets: nothing if there was no such exchange.
     *
     * @param skPi every SK_pi that the SA has had, the eldest first
     * @param skPr every SK_pr
     * @return empty when a message or a key is missing
     */
    Optional<Bytes> octets(Prf prf, ImmutableList<Secret> skPi, ImmutableList<Secret> skPr) {
        if (!began) {
            return Optional.of(Bytes.EMPTY);
        }
        long first = requests.isEmpty() ? 1 : requests.firstKey();
        boolean whole = !requests.isEmpty() && requests.keySet().equals(responses.keySet()) && authMessageId.isPresent()
                && first == 1 && authMessageId.getAsLong() == requests.lastKey() + 1
                && requests.size() == requests.lastKey();
        if (!whole) {
            return Optional.empty();
        }
        IntermediateAuth auth = IntermediateAuth.NONE;
        int generation = 0;
        for (long id : requests.keySet()) {
            Answer answer = Objects.requireNonNull(responses.get(id));
            if (generation >= Math.min(skPi.size(), skPr.size())) {
                return Optional.empty();
            }
            auth = auth.next(prf, keys(skPi.get(generation), skPr.get(generation)), (int) id,
                    content(Objects.requireNonNull(requests.get(id))), content(answer.message()),
                    DerivationLog.NONE);
            generation += answer.makesKeys() ? 1 : 0;
        }
        return Optional.of(auth.octets(authMessageId.getAsLong()));
    }

    private static Bytes content(OpenedMessage.Sealed message) {
        return IntermediateAuth.content(message.prefix(), message.inner());
    }

    private static IkeKeys keys(Secret skPi, Secret skPr) {
        Secret none = Secret.empty();
        return new IkeKeys(none, none, none, none, none, skPi, skPr);
    }
}
