package ike.v1.message;

/** Why we do not go on with what the peer sent (RFC 2408 §5): one record a reason, mapped in {@link Notifications}. */
public sealed interface Refusal {
    /** No offered transform is configured here. */
    record NoProposal(String explanation) implements Refusal {
    }

    /** What is configured cannot be asked for, or be had, with this peer or in this protocol. */
    record NotPossible(String why) implements Refusal {
    }

    /** The answer is none of what we offered, or changes it (RFC 2409 §5). */
    record NotOffered(String what) implements Refusal {
    }

    /** A public value that its group forbids. */
    record BadPublicValue(String problem, String section) implements Refusal {
    }

    /** A private group that nobody should use, or that is not configured (RFC 2409 §5.6). */
    record BadGroup(String why) implements Refusal {
    }

    /** Something that is off unless somebody switches it on. */
    record NotAllowed(String what) implements Refusal {
    }

    /** Nobody configured a secret for these two. */
    record NoSecret(String local, String remote) implements Refusal {
    }

    /** The peer is somebody else than configured. */
    record WrongIdentity(String found, String expected) implements Refusal {
    }

    /** We have no signature to show. */
    record CannotSign(String reason) implements Refusal {
    }

    /** We have no private key for what was encrypted, or everybody can see that nothing was. */
    record CannotDecrypt(String reason) implements Refusal {
    }

    /** A signature that is wrong, or of somebody whom nobody trusted vouches for. */
    record NotTrusted(String peer, String reason, String report) implements Refusal {
    }

    /** A hash that proves nothing: another secret, or other octets than were sent. */
    record WrongHash(String name) implements Refusal {
    }

    /** Traffic that no child is configured for (RFC 2409 §5.5). */
    record UnacceptableTraffic(String proposed) implements Refusal {
    }

    /** A payload that the exchange cannot do without, or one that it cannot have. */
    record Misshapen(String what, String section) implements Refusal {
    }

    /** A limit of ours. */
    record TooMuch(String what) implements Refusal {
    }
}
