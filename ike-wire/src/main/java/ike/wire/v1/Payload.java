package ike.wire.v1;

import ike.wire.WireWriter;

/**
 * One payload of an IKEv1 message, without the generic payload header in front of it (RFC 2408 §3.2): that belongs to
 * the chain and is written by the encoder. {@link ChainedPayload} is a payload as it stood in a message.
 */
public sealed interface Payload
        permits SaPayload, KePayload, IdPayload, CertPayload, CertReqPayload, HashPayload, SigPayload, NoncePayload,
        NotificationPayload, DeletePayload, VendorIdPayload, AttributesPayload, NatDiscoveryPayload,
        NatOriginalAddressPayload, FragmentPayload, UnknownPayload {
    /** The type that the Next Payload field in front of it says. */
    PayloadType type();

    /** Writes the octets behind the generic payload header. */
    void writeBody(WireWriter out);
}
