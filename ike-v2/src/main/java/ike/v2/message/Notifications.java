package ike.v2.message;

import ike.engine.Failure;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;

/** The one place where a refusal becomes what the peer and what people are told (RFC 7296 §3.10.1). */
public final class Notifications {
    private Notifications() {
    }

    /** What the peer is told. */
    public static NotifyPayload of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InvalidSyntax _ -> NotifyPayload.of(NotifyType.Known.INVALID_SYNTAX);
            case Refusal.UnsupportedCriticalPayload(int type) ->
                NotifyPayload.of(NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD, Bytes.of(type));
            case Refusal.NoProposalChosen _ -> NotifyPayload.of(NotifyType.Known.NO_PROPOSAL_CHOSEN);
            case Refusal.InvalidKePayload(var wanted) ->
                NotifyPayload.of(NotifyType.Known.INVALID_KE_PAYLOAD, Bytes.u16(wanted.code()));
            case Refusal.AuthenticationFailed _ -> NotifyPayload.of(NotifyType.Known.AUTHENTICATION_FAILED);
            case Refusal.TsUnacceptable _ -> NotifyPayload.of(NotifyType.Known.TS_UNACCEPTABLE);
            case Refusal.TemporaryFailure _ -> NotifyPayload.of(NotifyType.Known.TEMPORARY_FAILURE);
            case Refusal.ChildSaNotFound(ProtocolId protocol, int spi) ->
                new NotifyPayload(protocol, Bytes.u32(spi), NotifyType.Known.CHILD_SA_NOT_FOUND,
                        Bytes.EMPTY);
            case Refusal.InternalAddressFailure _ ->
                NotifyPayload.of(NotifyType.Known.INTERNAL_ADDRESS_FAILURE);
            case Refusal.FailedCpRequired _ -> NotifyPayload.of(NotifyType.Known.FAILED_CP_REQUIRED);
            case Refusal.UnacceptableAddresses _ -> NotifyPayload.of(NotifyType.Known.UNACCEPTABLE_ADDRESSES);
            case Refusal.UnexpectedNatDetected _ -> NotifyPayload.of(NotifyType.Known.UNEXPECTED_NAT_DETECTED);
            case Refusal.StateNotFound _ -> NotifyPayload.of(NotifyType.Known.STATE_NOT_FOUND);
            case Refusal.NoAdditionalSas _ -> NotifyPayload.of(NotifyType.Known.NO_ADDITIONAL_SAS);
        };
    }

    /** What people are told of our own refusal. */
    public static Failure failure(Refusal refusal) {
        String explanation = switch (refusal) {
            case Refusal.NoProposalChosen r -> r.explanation();
            case Refusal.TsUnacceptable r -> r.explanation();
            case Refusal.AuthenticationFailed r -> r.explanation();
            default -> "";
        };
        return new Failure(of(refusal).notifyType().label(), false, refusal.summary(), explanation, refusal.section());
    }
}
