package ike.interop.endpoint;

/** The datapath ended by itself while the endpoint was running: its device is gone, or there is a bug in it. */
public final class DatapathBroken extends Exception {
    private static final long serialVersionUID = 1;

    DatapathBroken(Exception cause) {
        super("the datapath has ended: " + cause.getMessage(), cause);
    }
}
