package ike.esp.io;

/** What a packet travels in: UDP (RFC 3948), or as an IP protocol of its own (RFC 4302, RFC 4303). */
public enum Carrier {
    /** UDP: IKE, and ESP behind it. */
    UDP(17),
    /** IP protocol 50. */
    ESP(50),
    /** IP protocol 51: whole IP packets, because their headers are protected too. */
    AH(51);

    private final int protocol;

    Carrier(int protocol) {
        this.protocol = protocol;
    }

    /** The IP protocol's number. */
    public int protocol() {
        return protocol;
    }
}
