package ike.interop.lab;

/** The address family of the packets inside the tunnel. */
public enum Family {
    IPV4,
    IPV6
}
