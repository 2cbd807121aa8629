package ike.interop.endpoint;

/** What whoever runs the endpoint may want of it, in his own words; {@link WishBook} makes orders of it. */
sealed interface Wish {
    /** Bring up a Child SA, and an IKE SA for it if there is none. */
    record Initiate(ChildName child) implements Wish {
    }

    /** Bring up an IKE SA of this connection if there is none, and no child with it. */
    record InitiateIke(String connection) implements Wish {
    }

    /** Have packets ask for a child (RFC 4301 §5.1). */
    record InstallTrap(ChildName child) implements Wish {
    }

    /** Replace the Child SAs of this name by new ones. */
    record RekeyChild(ChildName child) implements Wish {
    }

    /** Replace the IKE SAs of this connection by new ones. */
    record RekeyIke(String connection) implements Wish {
    }

    /** Delete the IKE SAs of this connection. */
    record TerminateIke(String connection) implements Wish {
    }

    /** Delete the Child SAs of this name. */
    record TerminateChild(ChildName child) implements Wish {
    }

    /** Delete one Child SA, by our own number for it. */
    record TerminateOneChild(long uniqueId) implements Wish {
    }
}
