package ike.interop.lab;

/** Whether one SA has taken the place of another, and nothing else has changed. */
final class Rekeyed {

    private Rekeyed() {
    }

    static boolean test(Step.Kind kind, String child, Sas before, Sas after) {
        if (!after.onlyChild(child)) {
            return false;
        }
        boolean newIke = !ikeId(before).equals(ikeId(after));
        boolean newChild = !before.child(child).equals(after.child(child));
        return switch (kind) {
            // A new IKE SA inherits the Child SAs of the old one (RFC 7296 §2.18).
            case IKE -> newIke && !newChild;
            case CHILD -> newChild && !newIke;
        };
    }

    private static String ikeId(Sas sas) {
        return sas.ike().getFirst().id();
    }
}
