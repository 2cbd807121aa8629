package ike.wire.v2;

import ike.wire.Bytes;

/**
 * The EAP payload (RFC 7296 §3.16): one EAP message (RFC 3748 §4), carried as it is.
 *
 * @param message code, identifier, two octets of length, and the rest
 */
public record EapPayload(Bytes message) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.EAP;
    }
}
