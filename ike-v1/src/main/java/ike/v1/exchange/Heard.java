package ike.v1.exchange;

import ike.crypto.Secret;
import ike.v1.message.Refused;
import ike.wire.Bytes;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.KePayload;
import ike.wire.v1.PayloadList;
import java.util.Optional;

/**
 * What the peer has given for the keys (RFC 2409 §5).
 *
 * @param nonce Ni_b or Nr_b; the holder's
 * @param id who it says it is, where the message says that
 */
record Heard(Bytes publicValue, Secret nonce, Optional<Identification> id) implements AutoCloseable {
    /** From a message that hides nothing. */
    static Heard open(PayloadList payloads) throws Refused {
        return new Heard(Messages.only(payloads, KePayload.class).data(),
                Secret.copyOf(Messages.nonce(payloads)), payloads.first(IdPayload.class).map(IdPayload::id));
    }

    @Override
    public void close() {
        nonce.close();
    }
}
