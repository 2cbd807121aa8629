package ike.engine.sim;

/** Which way a packet goes on the line between a host and the core of the network. */
public enum Heading {
    /** From the host to the core. */
    OUT,
    /** From the core to the host. */
    IN
}
