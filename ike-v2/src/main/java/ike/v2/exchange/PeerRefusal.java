package ike.v2.exchange;

import ike.engine.Failure;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A peer's error notification in words for people: what it means, what we had sent, and what the protocol does not tell
 * (RFC 7296 §3.10.1).
 */
final class PeerRefusal {
    private PeerRefusal() {
    }

    /** The peer refused what we offered. */
    static Failure of(NotifyPayload error, List<Proposal> offered) {
        NotifyType type = error.notifyType();
        if (type.equals(NotifyType.Known.NO_PROPOSAL_CHOSEN)) {
            return new Failure(type.label(), true, "the peer accepts none of the proposals that we offered",
                    offers(offered), "RFC 7296 §2.7");
        }
        return new Failure(type.label(), true, meaning(type), "", "RFC 7296 §3.10.1");
    }

    private static String offers(List<Proposal> offered) {
        String list = offered.stream()
                .map(p -> "offered proposal " + p.number() + " (" + p.protocol().label() + "): "
                        + p.transforms().stream().map(Transform::label).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
        return list + "\nthe protocol does not tell what the peer would accept: look at its log, or let it initiate";
    }

    private static String meaning(NotifyType type) {
        return switch (type) {
            case NotifyType.Known.AUTHENTICATION_FAILED ->
                "the peer did not accept our authentication: compare secret and identities on both sides";
            case NotifyType.Known.TS_UNACCEPTABLE ->
                "the peer accepts none of our traffic selectors: compare local_ts and remote_ts on both sides";
            case NotifyType.Known.SINGLE_PAIR_REQUIRED ->
                "the peer wants a Child SA for one pair of addresses: configure start_action = trap, so that a packet names them";
            case NotifyType.Known.INVALID_SYNTAX -> "the peer could not read our message";
            case NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD ->
                "the peer does not know a payload of ours that is marked critical";
            case NotifyType.Known.NO_ADDITIONAL_SAS -> "the peer wants no more Child SAs on this IKE SA";
            case NotifyType.Known.INTERNAL_ADDRESS_FAILURE ->
                "the peer has no address for us: look at its pools";
            case NotifyType.Known.FAILED_CP_REQUIRED ->
                "the peer wants to be asked for an address: configure vips = 0.0.0.0 or ::";
            case NotifyType.Known.TEMPORARY_FAILURE -> "the peer is busy with another exchange";
            case NotifyType.Known.STATE_NOT_FOUND -> "the peer has waited too long for IKE_FOLLOWUP_KE";
            case NotifyType.Known.CHILD_SA_NOT_FOUND -> "the peer does not know the Child SA";
            default -> "the peer refused";
        };
    }
}
