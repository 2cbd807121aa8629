package ike.wire.v2;

import ike.wire.Bytes;

/**
 * The Notify payload (RFC 7296 §3.10): an error, or something worth knowing.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |  Protocol ID  |   SPI Size    |      Notify Message Type      |
 * +---------------+---------------+---------------+---------------+
 * |                  SPI, 0 to 255 octets by SPI Size             |
 * +---------------+---------------+---------------+---------------+
 * |                       Notification Data                       |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param protocol whose SPI it is; {@code NONE} without one
 * @param spi the Child SA that it is about: 4 octets, or none
 * @param notifyType what it says
 * @param data as the type says
 */
public record NotifyPayload(ProtocolId protocol, Bytes spi, NotifyType notifyType, Bytes data) implements Payload {
    public NotifyPayload {
        if (spi.length() > 255) {
            throw new IllegalArgumentException("SPI of " + spi.length() + " octets");
        }
    }

    /** A notification about the IKE SA or the exchange, without data. */
    public static NotifyPayload of(NotifyType notifyType) {
        return of(notifyType, Bytes.EMPTY);
    }

    /** A notification about the IKE SA or the exchange. */
    public static NotifyPayload of(NotifyType notifyType, Bytes data) {
        return new NotifyPayload(ProtocolId.Known.NONE, Bytes.EMPTY, notifyType, data);
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.NOTIFY;
    }
}
