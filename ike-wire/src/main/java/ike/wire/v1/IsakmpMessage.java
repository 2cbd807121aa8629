package ike.wire.v1;

import ike.wire.Bytes;

/**
 * One IKEv1 message (RFC 2408 §3.1): a header, and either its chain of payloads or, when the E flag is set, ciphertext
 * that holds them. What is inside is read by {@link IsakmpMessages#decodeInside} once it is decrypted.
 *
 * @param header the first 28 octets
 * @param payloads in their order; none when the message is encrypted
 * @param ciphertext everything behind the header of an encrypted message; else none
 * @param octets the whole message, without non-ESP marker
 */
public record IsakmpMessage(IsakmpHeader header, PayloadList payloads, Bytes ciphertext, Bytes octets) {
    /** A message in the clear. */
    static IsakmpMessage clear(IsakmpHeader header, PayloadList payloads, Bytes octets) {
        return new IsakmpMessage(header, payloads, Bytes.EMPTY, octets);
    }

    /** A message that is still to be decrypted. */
    static IsakmpMessage encrypted(IsakmpHeader header, Bytes ciphertext, Bytes octets) {
        return new IsakmpMessage(header, PayloadList.NONE, ciphertext, octets);
    }
}
