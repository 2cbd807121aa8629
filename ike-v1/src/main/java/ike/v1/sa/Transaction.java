package ike.v1.sa;

import ike.wire.Bytes;

/**
 * A Transaction exchange that we have begun and that waits for its answer. No RFC section: draft-dukes-ike-mode-cfg-02.
 *
 * @param messageId 32 bits, unsigned, not 0
 * @param iv the vector of the answer
 */
public record Transaction(long messageId, Bytes iv, Outgoing sent) {
    /** After another transmission. */
    public Transaction again(Outgoing next) {
        return new Transaction(messageId, iv, next);
    }
}
