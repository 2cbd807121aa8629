package ike.v2.sa;

import java.util.OptionalLong;

/**
 * Which exchanges of ours may be under way at once where the peer's window allows several (RFC 7296 §2.3). Requests may overtake each
 * other, so side by side go only those that mean the same in any order: what concerns the IKE SA as a whole goes alone, and of each
 * Child SA there is one exchange at a time.
 */
final class Overlap {
    private Overlap() {
    }

    /** True for a task that must find nothing under way, and lets nothing begin until it is done. */
    static boolean isAlone(Task task) {
        return switch (task) {
            case Task.RekeyIke _,Task.Reauthenticate _,Task.Retire _,Task.DeleteIke _,Task.UpdateAddresses _ -> true;
            case Task.BeUp _,Task.CreateChild _,Task.RekeyChild _,Task.DeleteChild _ -> false;
            case Task.ListAddresses _,Task.Tell _,Task.Redirect _,Task.CheckLiveness _ -> false;
        };
    }

    /** True when the task may begin beside what is under way. */
    static boolean mayBegin(Task task, RequestWindow window) {
        OptionalLong child = child(task);
        return window.isIdle() || (!isAlone(task) && window.pending().noneMatch(
                pending -> isAlone(pending) || (child.isPresent() && child.equals(child(pending)))));
    }

    private static boolean isAlone(Pending pending) {
        return switch (pending) {
            case Pending.RekeyIke _,Pending.DeleteIke _,Pending.UpdateAddresses _,Pending.IkeAlone _,Pending.Intermediate _ ->
                true;
            case Pending.FollowUp followUp -> isAlone(followUp.begun());
            case Pending.CreateChild _,Pending.DeleteChild _,Pending.Told _,Pending.Redirect _,Pending.Liveness _ ->
                false;
        };
    }

    private static OptionalLong child(Task task) {
        return switch (task) {
            case Task.RekeyChild rekey -> OptionalLong.of(rekey.child());
            case Task.DeleteChild delete -> OptionalLong.of(delete.child());
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong child(Pending pending) {
        return switch (pending) {
            case Pending.CreateChild create -> create.replaces();
            case Pending.DeleteChild delete -> OptionalLong.of(delete.child());
            case Pending.FollowUp followUp -> child(followUp.begun());
            default -> OptionalLong.empty();
        };
    }
}
