package ike.wire.v2;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

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
 * @param data as the type says: {@link NotifyData} reads it
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

    static NotifyPayload read(WireReader in) {
        in.section("RFC 7296 §3.10");
        ProtocolId protocol = in.code8("Protocol ID", ProtocolId::of);
        int spiSize = in.u8("SPI Size");
        if ((protocol == ProtocolId.Known.AH || protocol == ProtocolId.Known.ESP) && spiSize != 0 && spiSize != 4) {
            throw in.malformed(spiSize + " octets are no SPI of " + protocol.label());
        }
        NotifyType type = in.code16("Notify Message Type", NotifyType::of);
        in.summary(type, NotifyType::label);
        Bytes spi = in.bytes("SPI", spiSize);
        return new NotifyPayload(protocol, spi, type, NotifyLayouts.readOctets(in, type));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(protocol.code()).u8(spi.length()).u16(notifyType.code()).bytes(spi).bytes(data);
    }
}
