package ike.v2.exchange;

import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyType;

/**
 * What the two messages of IKE_SA_INIT announce. They are kept for AUTH (RFC 7296 §2.15), so that nothing of it needs to be
 * kept beside them.
 */
final class Announced {
    private Announced() {
    }

    /** True when both messages carry this notification. */
    static boolean byBoth(Bytes initRequest, Bytes initResponse, NotifyType type) {
        return by(initRequest, type) && by(initResponse, type);
    }

    /** True when the message carries this notification. */
    static boolean by(Bytes message, NotifyType type) {
        return message(message).notify(type).isPresent();
    }

    /** The message that these octets are; they were one when they came. */
    static IkeMessage message(Bytes octets) {
        return IkeMessages.decode(octets).orThrow();
    }
}
