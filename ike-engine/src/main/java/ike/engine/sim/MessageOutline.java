package ike.engine.sim;

import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import java.util.Optional;

/**
 * What an onlooker sees of an IKEv2 message without keys (RFC 7296 §3.1, §3.14): read by hand, so that it judges engines
 * without sharing their decoder.
 *
 * @param spis both SPIs, 16 octets
 * @param exchange the exchange type
 * @param flags the flags
 * @param messageId the message ID
 * @param iv what stands at the place of the initialization vector; empty when the message is not encrypted
 */
record MessageOutline(Bytes spis, int exchange, int flags, long messageId, Bytes iv) {
    static final int IKE_SA_INIT = 34;

    private static final int VERSION_2 = 2;
    private static final int SK = 46;
    private static final int SKF = 53;
    /** The shortest IV that IKEv2 uses; of longer ones, which are random, 8 octets tell them apart as well. */
    private static final int IV = 8;

    /** The outline, if the octets look like an IKEv2 message. */
    static Optional<MessageOutline> of(Bytes octets) {
        if (octets.length() < IkeHeader.LENGTH || octets.u8(17) >>> 4 != VERSION_2) {
            return Optional.empty();
        }
        return Optional.of(new MessageOutline(octets.slice(0, 16), octets.u8(18), octets.u8(19), octets.u32At(20),
                iv(octets)));
    }

    boolean isResponse() {
        return (flags & IkeHeader.FLAG_RESPONSE) != 0;
    }

    /** True when this can be the answer to {@code request}: same exchange, message ID and initiator's SPI. */
    boolean answers(MessageOutline request) {
        return isResponse() && exchange == request.exchange && messageId == request.messageId
                && spis.slice(0, 8).equals(request.spis.slice(0, 8));
    }

    Bytes responderSpi() {
        return spis.from(8);
    }

    /** {@code CREATE_CHILD_SA request 3}. */
    @Override
    public String toString() {
        return ExchangeType.of(exchange).label() + (isResponse() ? " response " : " request ") + messageId;
    }

    private static Bytes iv(Bytes octets) {
        int at = switch (octets.u8(16)) {
            case SK -> IkeHeader.LENGTH + 4;
            case SKF -> IkeHeader.LENGTH + 8;
            default -> octets.length();
        };
        return octets.length() < at + IV ? Bytes.EMPTY : octets.slice(at, at + IV);
    }
}
