package ike.interop.control;

import ike.crypto.Algorithms;
import ike.interop.endpoint.Control;
import ike.interop.keys.CipherChoice;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** {@code get-algorithms}: what an IKE SA can use here. */
final class AlgorithmList {
    private static final String BY = "ike";

    private AlgorithmList() {
    }

    static Message of(Control control, Message request) {
        MessageBuilder encryption = Message.builder();
        MessageBuilder aead = Message.builder();
        for (EncryptionId id : EncryptionId.values()) {
            if (isHere(id)) {
                (CipherChoice.isAead(id) ? aead : encryption).put(StrongswanNames.of(id), BY);
            }
        }
        MessageBuilder integrity = Message.builder();
        for (IntegrityId id : IntegrityId.values()) {
            Algorithms.integrity(id).ifPresent(_ -> integrity.put(StrongswanNames.of(id), BY));
        }
        MessageBuilder prf = Message.builder();
        for (PrfId id : PrfId.values()) {
            Algorithms.prf(id).ifPresent(_ -> prf.put(StrongswanNames.of(id), BY));
        }
        MessageBuilder exchange = Message.builder();
        for (KeyExchangeId id : KeyExchangeId.values()) {
            Algorithms.keyExchange(id).ifPresent(_ -> exchange.put(StrongswanNames.of(id), BY));
        }
        return Message.builder().section("encryption", encryption.build()).section("integrity", integrity.build())
                .section("aead", aead.build()).section("prf", prf.build()).section("ke", exchange.build()).build();
    }

    private static boolean isHere(EncryptionId id) {
        return Algorithms.encryption(id, OptionalInt.empty()).isPresent()
                || IntStream.of(128, 192, 256).anyMatch(bits -> Algorithms.encryption(id, OptionalInt.of(bits))
                        .isPresent());
    }
}
