package ike.engine.sim;

import ike.engine.Effect;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No key and initialization vector ever seal two different messages (RFC 5282 §3.1). Each IKE SA has a key of its own for
 * each sender, so the sender and the two SPIs stand for the key.
 */
public final class SealedOnce implements Invariant {
    private final Map<Sealing, Bytes> sealed = new LinkedHashMap<>();

    private record Sealing(String sender, Bytes spis, Bytes iv) {
    }

    @Override
    public Optional<String> violation(Host host, Step step) {
        return step.effects().stream().flatMap(effect -> violation(host, effect).stream()).findFirst();
    }

    private Optional<String> violation(Host host, Effect effect) {
        return effect instanceof Effect.Send(var _, Bytes octets)
                ? MessageOutline.of(octets).filter(outline -> !outline.iv().isEmpty())
                        .flatMap(outline -> violation(host, outline, octets))
                : Optional.empty();
    }

    private Optional<String> violation(Host host, MessageOutline outline, Bytes octets) {
        Bytes before = sealed.putIfAbsent(new Sealing(host.name(), outline.spis(), outline.iv()), octets);
        return before == null || before.equals(octets)
                ? Optional.empty()
                : Optional.of("one key and IV (" + outline.iv() + ") seal two messages: " + before + " and " + octets);
    }
}
