package ike.wire.v2;

import ike.wire.WireWriter;

/**
 * One payload of an IKEv2 message, without the generic payload header in front of it (RFC 7296 §3.2): that belongs to
 * the chain and is written by the encoder. {@link ChainedPayload} is a payload as it stood in a message.
 */
public sealed interface Payload
        permits SaPayload, KePayload, IdPayload, CertPayload, CertReqPayload, AuthPayload, NoncePayload, NotifyPayload,
        DeletePayload, VendorIdPayload, TsPayload, EncryptedPayload, EncryptedFragmentPayload, ConfigurationPayload,
        EapPayload, PuzzleSolutionPayload, UnknownPayload {
    /** The type that the Next Payload field in front of it says. */
    PayloadType type();

    /** Writes the octets behind the generic payload header. */
    void writeBody(WireWriter out);
}
