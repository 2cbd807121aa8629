package ike.interop.keys;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out which IKE SA each secret of a key schedule belongs to, from the order in which an engine reports its steps
 * (RFC 7296 §2.14, §2.15): SKEYSEED comes before the step that names the SPIs, the keys behind it; a shared secret
 * comes behind the identity that its SK_p has covered.
 */
public final class SecretLedger {
    private static final ImmutableSet<String> KEYS = ImmutableSet.of("SK_d", "SK_ai", "SK_ar", "SK_ei", "SK_er",
            "SK_pi", "SK_pr");
    /** By which an SA is known in later steps. */
    private static final ImmutableSet<String> IDENTIFYING = ImmutableSet.of("SK_d", "SK_pi", "SK_pr");
    private static final int MAX_KEYS = 16_384;

    private Optional<Bytes> skeyseed = Optional.empty();
    private Optional<Sa> current = Optional.empty();
    private final Map<Bytes, Sa> byKey = new LinkedHashMap<>();

    private record Sa(Bytes initiatorSpi, Bytes responderSpi) {
        private SaSecret secret(String name, Bytes value) {
            return new SaSecret(2, initiatorSpi, responderSpi, name, Secret.copyOf(value));
        }
    }

    /** An empty ledger; one for each engine, or for several that never interrupt each other. */
    public SecretLedger() {
    }

    /**
     * What one more step tells.
     *
     * @param name of the step's result
     * @param inputs the step's inputs by name
     */
    public ImmutableList<SaSecret> step(String name, Function<String, Optional<Bytes>> inputs, Bytes result) {
        Optional<Bytes> spiI = inputs.apply("SPIi");
        Optional<Bytes> spiR = inputs.apply("SPIr");
        if (spiI.isPresent() && spiR.isPresent()) {
            Sa sa = new Sa(spiI.get(), spiR.get());
            current = Optional.of(sa);
            Optional<Bytes> seed = skeyseed;
            skeyseed = Optional.empty();
            return seed.map(value -> ImmutableList.of(sa.secret("SKEYSEED", value))).orElse(ImmutableList.of());
        }
        // A PPK replaces keys of an SA that is known by them (RFC 8784 §3).
        inputs.apply(name + "'").map(byKey::get).ifPresent(sa -> current = Optional.of(sa));
        if (name.equals("SKEYSEED")) {
            skeyseed = Optional.of(result);
        } else if (KEYS.contains(name) && current.isPresent()) {
            return key(current.get(), name, result);
        } else if (name.startsWith("MACedID")) {
            current = inputs.apply("SK_pi").or(() -> inputs.apply("SK_pr")).map(byKey::get);
        }
        Optional<Bytes> shared = inputs.apply(SaSecret.SHARED_SECRET);
        return shared.isPresent() && current.isPresent()
                ? ImmutableList.of(current.get().secret(SaSecret.SHARED_SECRET, shared.get()))
                : ImmutableList.of();
    }

    private ImmutableList<SaSecret> key(Sa sa, String name, Bytes value) {
        if (IDENTIFYING.contains(name) && byKey.size() < MAX_KEYS) {
            byKey.put(value, sa);
        }
        return ImmutableList.of(sa.secret(name, value));
    }
}
