package ike.v2.exchange;

import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When two exchanges meet (RFC 7296 §2.25): which requests are answered with TEMPORARY_FAILURE, by what we are doing
 * ourselves. What is not refused here is answered as usual; the rulings on simultaneous rekeys stand in {@link
 * ChildRekeyRulings} and {@link RekeyIkeRulings}.
 *
 * <pre>
 * we are \ the peer asks to      create or rekey a child     rekey the IKE SA        delete a child   delete the IKE SA
 * creating or rekeying a child   as usual                    TEMPORARY_FAILURE       as usual         as usual
 * its IKE_FOLLOWUP_KE            as usual (**)               TEMPORARY_FAILURE       as usual         as usual
 * deleting a child               as usual (*)                TEMPORARY_FAILURE       as usual         as usual
 * rekeying the IKE SA            TEMPORARY_FAILURE           as usual, then rulings  as usual         as usual
 * its IKE_FOLLOWUP_KE            TEMPORARY_FAILURE           TEMPORARY_FAILURE       as usual         as usual
 * deleting the IKE SA            TEMPORARY_FAILURE           TEMPORARY_FAILURE       as usual         as usual
 * done with it: replaced         TEMPORARY_FAILURE           TEMPORARY_FAILURE       as usual         as usual
 *
 * (*) to rekey the very child that is being deleted: TEMPORARY_FAILURE
 * (**) to rekey the very child that is being rekeyed: TEMPORARY_FAILURE (RFC 9370 §2.2.4)
 * </pre>
 */
final class CollisionTable {
    private CollisionTable() {
    }

    /** The refusal of a CREATE_CHILD_SA request that comes at the wrong moment; nothing when it may go on. */
    static Optional<Refusal> onCreateChildSa(Established sa, Chain chain) {
        boolean rekeysIke = RekeyIkeResponder.isMeant(chain);
        if (sa.stage() != Established.Stage.LIVE) {
            return busy("this IKE SA is being replaced or deleted");
        }
        return sa.window().pending().flatMap(ours -> against(sa, ours, chain, rekeysIke).stream()).findFirst();
    }

    private static Optional<Refusal> against(Established sa, Pending ours, Chain chain, boolean rekeysIke) {
        return switch (ours) {
            case Pending.CreateChild _,Pending.DeleteChild _ ->
                rekeysIke ? busy("a Child SA of this IKE SA is being created, rekeyed or deleted") : Optional.empty();
            case Pending.FollowUp followUp when followUp.begun() instanceof Pending.CreateChild child ->
                rekeysIke || rekeysSame(sa, child, chain)
                        ? busy("a Child SA of this IKE SA is being created or rekeyed")
                        : Optional.empty();
            case Pending.FollowUp _ -> busy("this IKE SA is being rekeyed");
            case Pending.RekeyIke _ -> rekeysIke ? Optional.empty() : busy("this IKE SA is being rekeyed");
            case Pending.DeleteIke _ -> busy("this IKE SA is being deleted");
            case Pending.Told _,Pending.Redirect _,Pending.Liveness _,Pending.UpdateAddresses _,Pending.IkeAlone _,Pending.Intermediate _ ->
                Optional.empty();
        };
    }

    private static boolean rekeysSame(Established sa, Pending.CreateChild ours, Chain chain) {
        return chain.notify(NotifyType.Known.REKEY_SA).filter(rekey -> rekey.spi().length() == 4)
                .flatMap(rekey -> sa.children().byOutboundSpi(rekey.protocol(), (int) rekey.spi().u32At(0)))
                .map(child -> ours.replaces().equals(OptionalLong.of(child.uniqueId()))).orElse(false);
    }

    private static Optional<Refusal> busy(String why) {
        return Optional.of(new Refusal.TemporaryFailure(why));
    }
}
