package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;

/**
 * Messages of another major version (RFC 7296 §2.5). Only the header is read: what follows may have a format that nobody
 * has thought of yet.
 */
final class OtherVersions {
    private OtherVersions() {
    }

    /** The header, if it is one of another major version than 2. */
    static Optional<IkeHeader> header(Bytes octets) {
        return IkeHeaders.decode(octets).toOptional()
                .filter(header -> header.majorVersion() != IkeHeader.MAJOR_VERSION);
    }

    /**
     * INVALID_MAJOR_VERSION, for a request of a higher version: unprotected, with the SPIs, message ID and exchange type
     * of the request; the highest version that we speak stands in the header (§1.5). A lower version may be somebody
     * else's to answer. At most 8 octets longer than the request, so of no use to whoever forges senders.
     */
    static Optional<Bytes> answer(IkeHeader header) {
        if (header.isResponse() || header.majorVersion() < IkeHeader.MAJOR_VERSION) {
            return Optional.empty();
        }
        int flags = IkeHeader.FLAG_RESPONSE | (header.isInitiator() ? 0 : IkeHeader.FLAG_INITIATOR);
        IkeHeader answer = IkeHeader.of(header.initiatorSpi(), header.responderSpi(), header.exchange(), flags,
                header.messageId());
        return Optional.of(IkeMessages.encode(answer,
                ImmutableList.of(NotifyPayload.of(NotifyType.Known.INVALID_MAJOR_VERSION))).octets());
    }
}
