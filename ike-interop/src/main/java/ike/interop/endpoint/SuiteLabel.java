package ike.interop.endpoint;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** What a view says of an SA's algorithms, {@code ENCR_AES_CBC_256/AUTH_HMAC_SHA2_256_128/...}, as values again. */
public record SuiteLabel(ImmutableList<String> algorithms) {
    /** The label, taken apart. */
    public static SuiteLabel of(String label) {
        return new SuiteLabel(ImmutableList.copyOf(Splitter.on('/').split(label)));
    }

    /** The encryption algorithm, with its key length where it says one. */
    public Optional<CipherChoice> cipher() {
        return algorithms.stream().flatMap(algorithm -> Arrays.stream(EncryptionId.values())
                .flatMap(id -> cipher(id, algorithm).stream())).findFirst();
    }

    /** The integrity algorithm, if there is one of its own. */
    public IcvCheck check() {
        return Arrays.stream(IntegrityId.values()).filter(id -> algorithms.contains(id.label())).findFirst()
                .<IcvCheck>map(IcvCheck.By::new).orElse(IcvCheck.NONE);
    }

    private static Optional<CipherChoice> cipher(EncryptionId id, String algorithm) {
        if (algorithm.equals(id.label())) {
            return Optional.of(new CipherChoice(id, OptionalInt.empty()));
        }
        String start = id.label() + "_";
        Integer bits = algorithm.startsWith(start) ? Ints.tryParse(algorithm.substring(start.length())) : null;
        return bits == null ? Optional.empty() : Optional.of(new CipherChoice(id, OptionalInt.of(bits)));
    }
}
