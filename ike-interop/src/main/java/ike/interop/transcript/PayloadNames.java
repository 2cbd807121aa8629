package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ConfigurationPayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.Payload;
import ike.wire.v2.SaPayload;
import java.util.List;

/** The payloads of a message in the notation of RFC 7296 §1.2: {@code SAi1, KEi, Ni, N(COOKIE)}. */
final class PayloadNames {
    private PayloadNames() {
    }

    /**
     * The names of a chain.
     *
     * @param response whether the letter of the side is r
     */
    static ImmutableList<String> of(List<ChainedPayload> chain, boolean response) {
        return chain.stream().map(chained -> name(chained.payload(), response ? "r" : "i"))
                .collect(ImmutableList.toImmutableList());
    }

    private static String name(Payload payload, String side) {
        return switch (payload) {
            case KePayload _ -> "KE" + side;
            case NoncePayload _ -> "N" + side;
            case SaPayload _ -> "SA" + side;
            case NotifyPayload notify -> "N(" + notify.notifyType().label() + ")";
            case ConfigurationPayload configuration -> "CP(" + configuration.cfgType().label() + ")";
            case EncryptedFragmentPayload part -> "SKF(" + part.number() + "/" + part.total() + ")";
            default -> payload.type().label();
        };
    }
}
