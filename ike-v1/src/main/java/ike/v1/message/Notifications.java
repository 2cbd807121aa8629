package ike.v1.message;

import ike.engine.Failure;
import ike.wire.v1.NotifyType;

/** The one place where refusals become notifications (RFC 2408 §3.14.1) and words for people. */
public final class Notifications {
    private static final String IKE = "RFC 2409 §5";

    private Notifications() {
    }

    /** What the peer is told. */
    public static NotifyType type(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoProposal _,Refusal.NotPossible _ -> NotifyType.Known.NO_PROPOSAL_CHOSEN;
            case Refusal.NotOffered _ -> NotifyType.Known.BAD_PROPOSAL_SYNTAX;
            case Refusal.BadPublicValue _ -> NotifyType.Known.INVALID_KEY_INFORMATION;
            case Refusal.BadGroup _ -> NotifyType.Known.ATTRIBUTES_NOT_SUPPORTED;
            case Refusal.NotAllowed _,Refusal.NoSecret _,Refusal.WrongIdentity _ ->
                NotifyType.Known.AUTHENTICATION_FAILED;
            case Refusal.CannotSign _,Refusal.CannotDecrypt _ -> NotifyType.Known.AUTHENTICATION_FAILED;
            case Refusal.NotTrusted _ -> NotifyType.Known.INVALID_SIGNATURE;
            case Refusal.WrongHash _ -> NotifyType.Known.INVALID_HASH_INFORMATION;
            case Refusal.UnacceptableTraffic _ -> NotifyType.Known.INVALID_ID_INFORMATION;
            case Refusal.Misshapen _ -> NotifyType.Known.PAYLOAD_MALFORMED;
            case Refusal.TooMuch _ -> NotifyType.Known.UNSUPPORTED_EXCHANGE_TYPE;
        };
    }

    /** What people are told. */
    public static Failure failure(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoProposal(String explanation) ->
                of(refusal, "none of the offered transforms is configured here", explanation, IKE);
            case Refusal.NotPossible(String why) -> of(refusal, why, "", IKE);
            case Refusal.NotOffered(String what) -> of(refusal, "the answer is not what was offered: " + what, "", IKE);
            case Refusal.BadPublicValue(String problem, String section) -> of(refusal, problem, "", section);
            case Refusal.BadGroup(String why) ->
                of(refusal, "the private group is refused: " + why, "", "RFC 2409 §5.6");
            case Refusal.NotAllowed(String what) -> of(refusal, what, "", "RFC 2409 §5.4");
            case Refusal.NoSecret(String local, String remote) ->
                of(refusal, "no secret is configured for " + local + " and " + remote, "", "RFC 2409 §5.4");
            case Refusal.WrongIdentity(String found, String expected) ->
                of(refusal, "the peer is " + found + ", but " + expected + " is configured", "", IKE);
            case Refusal.CannotSign(String reason) ->
                of(refusal, "we cannot sign: " + reason, "", "RFC 2409 §5.1");
            case Refusal.CannotDecrypt(String reason) ->
                of(refusal, "we cannot decrypt: " + reason, "", "RFC 2409 §5.2");
            case Refusal.NotTrusted(String peer, String reason, String report) ->
                of(refusal, "the signature of " + peer + " is not accepted: " + reason, report, "RFC 2409 §5.1");
            case Refusal.WrongHash(String name) ->
                of(refusal, name + " is wrong: the two ends have different secrets, or somebody changed a message", "",
                        IKE);
            case Refusal.UnacceptableTraffic(String proposed) ->
                of(refusal, "no child is configured for " + proposed, "", "RFC 2409 §5.5");
            case Refusal.Misshapen(String what, String section) -> of(refusal, what, "", section);
            case Refusal.TooMuch(String what) -> of(refusal, what, "", "RFC 2408 §5");
        };
    }

    private static Failure of(Refusal refusal, String summary, String explanation, String section) {
        return new Failure(type(refusal).label(), false, summary, explanation, section);
    }
}
