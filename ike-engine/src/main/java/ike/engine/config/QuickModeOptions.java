package ike.engine.config;

/**
 * What a connection says of Quick Mode (RFC 2409 §5.5).
 *
 * @param sas how many pairs of SAs we ask for in one exchange, one SA payload each; 1 is what all others do
 * @param commit as responder we set the commit bit, and say CONNECTED when we have the children (RFC 2408 §3.1)
 */
public record QuickModeOptions(int sas, boolean commit) {
    /** So many SA payloads an exchange may have, ours or the peer's. */
    public static final int MOST_SAS = 16;
    /** One pair of SAs, used as soon as it is there. */
    public static final QuickModeOptions DEFAULT = new QuickModeOptions(1, false);

    public QuickModeOptions {
        if (sas < 1 || sas > MOST_SAS) {
            throw new IllegalArgumentException("1 to " + MOST_SAS + " SA payloads, not " + sas);
        }
    }
}
