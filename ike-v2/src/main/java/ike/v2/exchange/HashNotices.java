package ike.v2.exchange;

import ike.engine.config.Connection;
import ike.v2.auth.HashAnnouncement;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SIGNATURE_HASH_ALGORITHMS in IKE_SA_INIT (RFC 7427 §4), where a signature may come to be needed. */
final class HashNotices {
    private HashNotices() {
    }

    /** The initiator's. */
    static Optional<NotifyPayload> offer(Turn turn, Connection connection) {
        return isNeeded(turn, connection) ? Optional.of(HashAnnouncement.OURS.payload()) : Optional.empty();
    }

    /** The responder's, to a request that has it too. */
    static Optional<NotifyPayload> answer(Turn turn, List<Connection> candidates, IkeMessage request) {
        boolean both = HashAnnouncement.in(request).isAny()
                && candidates.stream().anyMatch(candidate -> isNeeded(turn, candidate));
        return both ? Optional.of(HashAnnouncement.OURS.payload()) : Optional.empty();
    }

    /** What the sender of {@code peers} takes; nothing unless both have announced something. */
    static HashAnnouncement agreed(IkeMessage peers, IkeMessage ours) {
        return HashAnnouncement.in(ours).isAny() ? HashAnnouncement.in(peers) : HashAnnouncement.NONE;
    }

    /** True when both messages announce something, so that signatures are of the method Digital Signature. */
    static boolean isAgreed(Bytes initRequest, Bytes initResponse) {
        return agreed(Announced.message(initResponse), Announced.message(initRequest)).isAny();
    }

    private static boolean isNeeded(Turn turn, Connection connection) {
        return turn.environment().habits().signatureAuthentication() && connection.certificates().digitalSignatures()
                && Stream.concat(connection.local().stream(), connection.remote().stream())
                        .anyMatch(round -> round.publicKey().isPresent());
    }
}
