package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.v2.auth.MethodAnnouncement;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.Opening;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SUPPORTED_AUTH_METHODS in the exchanges (RFC 9593 §3.1), where one of the sides signs.
 *
 * <pre>{@code
 * HDR, SAi1, KEi, Ni  -->
 *                     <--  HDR, SAr1, KEr, Nr, [CERTREQ,] N(SUPPORTED_AUTH_METHODS)(...)
 * HDR, SK {IDi, [CERT,] [CERTREQ,] [IDr,] AUTH, SAi2, TSi, TSr, N(SUPPORTED_AUTH_METHODS)(...)}  -->
 * }</pre>
 *
 * With additional key exchanges the response to the first message says nothing but that the list will come, and the last
 * IKE_INTERMEDIATE response brings it, because that can be fragmented.
 */
final class MethodNotices {
    private MethodNotices() {
    }

    /**
     * The responder's, in IKE_SA_INIT.
     *
     * @param later an IKE_INTERMEDIATE exchange will follow, which can carry the list
     */
    static Optional<NotifyPayload> inInit(Turn turn, List<Connection> candidates, boolean digital, boolean later) {
        MethodAnnouncement all = of(turn, candidates, digital);
        return all.isAny()
                ? Optional.of((later ? MethodAnnouncement.NONE : all).payload())
                : Optional.empty();
    }

    /** The responder's, in the last IKE_INTERMEDIATE, if it was promised. */
    static Optional<NotifyPayload> inIntermediate(Turn turn, InitAnswered sa) {
        IkeMessage response = Announced.message(sa.initResponse());
        boolean promised = response.notify(NotifyType.Known.SUPPORTED_AUTH_METHODS).map(NotifyPayload::data)
                .filter(Bytes::isEmpty).isPresent();
        return promised
                ? Optional.of(of(turn, ConnectionSearch.byPath(turn.surroundings().connections(), sa.name().path()),
                        HashNotices.isAgreed(sa.initRequest(), sa.initResponse())).payload())
                : Optional.empty();
    }

    /** The initiator's, in IKE_AUTH. */
    static Optional<NotifyPayload> inAuth(Turn turn, Opening opening) {
        MethodAnnouncement all = of(turn, ImmutableList.of(opening.name().connection()),
                HashNotices.isAgreed(opening.initRequest(), opening.initResponse()));
        return all.isAny() ? Optional.of(all.payload()) : Optional.empty();
    }

    private static MethodAnnouncement of(Turn turn, List<Connection> candidates, boolean digital) {
        boolean needed = turn.environment().habits().announceMethods() && candidates.stream()
                .flatMap(c -> Stream.concat(c.local().stream(), c.remote().stream()))
                .anyMatch(round -> round.publicKey().isPresent());
        return needed
                ? MethodAnnouncement.of(candidates.stream().flatMap(c -> c.remote().stream()).map(AuthRound::proof)
                        .collect(ImmutableList.toImmutableList()), digital)
                : MethodAnnouncement.NONE;
    }

    /** What the responder has announced, in IKE_SA_INIT or since. */
    static MethodAnnouncement heard(Session session, Bytes initResponse) {
        MethodAnnouncement since = session.intermediates().announced();
        return since.isAny() ? since : MethodAnnouncement.in(Announced.message(initResponse).payloads());
    }
}
