package ike.v2.exchange;

import ike.v2.message.Refused;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;

/** What INVALID_KE_PAYLOAD asks for: two octets with the code of a key exchange method (RFC 7296 §1.2, §3.10.1). */
final class GroupWish {
    private GroupWish() {
    }

    static TransformId read(NotifyPayload notify) throws Refused {
        if (notify.data().length() != 2) {
            throw Refused.syntax("INVALID_KE_PAYLOAD with " + notify.data().length() + " octets of data",
                    "RFC 7296 §1.2");
        }
        return TransformId.of(TransformType.Known.KE, notify.data().u16At(0));
    }
}
