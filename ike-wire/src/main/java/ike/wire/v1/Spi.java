package ike.wire.v1;

/** How long the SPIs of a protocol are (RFC 2408 §3.5, RFC 2407 §4.4, RFC 3173 §4.1). */
final class Spi {
    private Spi() {
    }

    /** Of ISAKMP any length up to that of both cookies is allowed, and nothing is to be read into it. */
    static boolean isSize(ProtocolId protocol, int octets) {
        return switch (protocol) {
            case ProtocolId.Known.ISAKMP -> octets <= 2 * Cookie.LENGTH;
            case ProtocolId.Known.AH, ProtocolId.Known.ESP -> octets == 4;
            case ProtocolId.Known.IPCOMP -> octets == 2 || octets == 4;
            default -> true;
        };
    }

    static String wrongSize(ProtocolId protocol, int octets) {
        return octets + " octets are no SPI of " + protocol.label();
    }
}
