package ike.interop.lab;

/** The part that our endpoint plays in a case. */
public enum Role {
    /** It starts the exchange. */
    INITIATOR(Side.OURS),
    /** It answers. */
    RESPONDER(Side.PEER);

    private final Side initiator;

    Role(Side initiator) {
        this.initiator = initiator;
    }

    /** The side that starts. */
    Side initiator() {
        return initiator;
    }

    /** The word for it in the name of the evidence folder. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
