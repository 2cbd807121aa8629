package ike.interop.keys;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which ISAKMP SA each secret of IKEv1's key schedule belongs to (RFC 2409 §5): the steps name the cookies, and the
 * key of the cipher follows behind them.
 */
public final class IsakmpLedger {
    private static final ImmutableSet<String> KEYS = ImmutableSet.of("SKEYID_d", "SKEYID_a", "SKEYID_e");

    /** What public key encryption hides from who has no private key, by the step of which it is an input (RFC 2409 §5.2, §5.3). */
    private static final ImmutableMap<String, ImmutableList<String>> HIDDEN = ImmutableMap.of("HASH_I",
            ImmutableList.of("IDii_b", "g^xi", "g^xr"), "HASH_R",
            ImmutableList.of("IDir_b", "g^xi", "g^xr"));
    private static final int MAX_SAS = 16_384;

    private final Set<Bytes> encrypted = new LinkedHashSet<>();
    private Optional<Bytes> cookie = Optional.empty();

    /** An empty ledger; one for each engine. */
    public IsakmpLedger() {
    }

    /**
     * What one more step tells that {@code ike_secrets.jsonl} keeps.
     *
     * @param name of the step's result
     * @param inputs the step's inputs by name
     */
    public ImmutableList<SaSecret> step(String name, Function<String, Optional<Bytes>> inputs, Bytes result) {
        Optional<Bytes> initiator = inputs.apply("CKY-I");
        Optional<Bytes> responder = inputs.apply("CKY-R");
        if (initiator.isEmpty() || responder.isEmpty()) {
            return ImmutableList.of();
        }
        if (name.equals("SKEYID") && encrypted.size() < MAX_SAS) {
            encrypted.add(initiator.get()); // the cookies are inputs of this one with encryption alone
        }
        if (HIDDEN.containsKey(name) && encrypted.contains(initiator.get())) {
            return HIDDEN.get(name).stream().flatMap(hidden -> inputs.apply(hidden).stream()
                    .map(value -> secret(initiator.get(), responder.get(), hidden, value)))
                    .collect(ImmutableList.toImmutableList());
        }
        if (!KEYS.contains(name)) {
            return ImmutableList.of();
        }
        cookie = initiator;
        SaSecret key = secret(initiator.get(), responder.get(), name, result);
        return name.equals("SKEYID_d")
                ? ImmutableList.of(secret(initiator.get(), responder.get(), "SKEYID",
                        inputs.apply("SKEYID").orElse(Bytes.EMPTY)), key)
                : ImmutableList.of(key);
    }

    /** What one more step tells that {@code ikev1_decryption_table} keeps. */
    public Optional<Ikev1Keys> table(String name, Bytes result) {
        return name.equals("Ka") ? cookie.map(of -> new Ikev1Keys(of, Secret.copyOf(result))) : Optional.empty();
    }

    private static SaSecret secret(Bytes initiator, Bytes responder, String name, Bytes value) {
        return new SaSecret(1, initiator, responder, name, Secret.copyOf(value));
    }
}
