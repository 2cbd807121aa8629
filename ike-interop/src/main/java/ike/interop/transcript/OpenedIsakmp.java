package ike.interop.transcript;

import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.PayloadList;

/**
 * An IKEv1 message as far as it could be read (RFC 2408 §3).
 *
 * @param payloads those in the clear, or those that were decrypted
 * @param isSealed whether the message was encrypted
 */
public record OpenedIsakmp(IsakmpHeader header, PayloadList payloads, boolean isSealed) {
}
