package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.engine.Now;
import ike.wire.Bytes;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests for IKE SAs that are not here, as after a restart of ours: INVALID_IKE_SPI tells the peer, which may then look whether
 * its SA still lives (RFC 7296 §1.5, §2.21.4). The answer is unprotected, no longer than a request can be short, and seldom: at most
 * {@link #MOST} in a second, so that it is of no use to whoever forges senders.
 */
final class UnknownSpis {
    /** Answers in a second, to all peers together. */
    static final int MOST = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long since;
    private int answered;

    /** The answer; nothing to a response, and nothing if there were enough. */
    Optional<Bytes> answer(Now now, IkeHeader header) {
        if (header.isResponse() || !mayAnswer(now.nanos())) {
            return Optional.empty();
        }
        int flags = IkeHeader.FLAG_RESPONSE | (header.isInitiator() ? 0 : IkeHeader.FLAG_INITIATOR);
        IkeHeader answer = IkeHeader.of(header.initiatorSpi(), header.responderSpi(), header.exchange(), flags,
                header.messageId());
        return Optional.of(IkeMessages.encode(answer,
                ImmutableList.of(NotifyPayload.of(NotifyType.Known.INVALID_IKE_SPI))).octets());
    }

    private boolean mayAnswer(long nanos) {
        if (answered == 0 || nanos - since >= SECOND) {
            since = nanos;
            answered = 0;
        }
        return answered++ < MOST;
    }
}
