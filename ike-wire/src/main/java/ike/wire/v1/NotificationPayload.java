package ike.wire.v1;

import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Notification payload (RFC 2408 §3.14): an error, or something worth knowing.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                  Domain of Interpretation                     |
 * +---------------+---------------+---------------+---------------+
 * |  Protocol-ID  |   SPI Size    |      Notify Message Type      |
 * +---------------+---------------+---------------+---------------+
 * |                  SPI, 0 to 255 octets by SPI Size             |
 * +---------------+---------------+---------------+---------------+
 * |                       Notification Data                       |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param doi 32 bits, unsigned: {@link SaPayload#DOI_IPSEC}
 * @param protocol whose SPI it is
 * @param spi what it is about: 16 octets (both cookies) for an ISAKMP SA, 4 for ESP and AH; may be none
 * @param notifyType what it says
 * @param data as the type says
 */
public record NotificationPayload(long doi, ProtocolId protocol, Bytes spi, NotifyType notifyType,
        NotificationData data)
        implements
            Payload {
    public NotificationPayload {
        if (doi >>> 32 != 0 || spi.length() > 255) {
            throw new IllegalArgumentException("DOI " + doi + ", SPI of " + spi.length() + " octets");
        }
    }

    /** A notification of the IPsec DOI. */
    public static NotificationPayload of(ProtocolId protocol, Bytes spi, NotifyType notifyType, NotificationData data) {
        return new NotificationPayload(SaPayload.DOI_IPSEC, protocol, spi, notifyType, data);
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.NOTIFICATION;
    }

    static NotificationPayload read(WireReader in) {
        in.section("RFC 2408 §3.14");
        long doi = in.u32("Domain of Interpretation");
        ProtocolId protocol = in.code8("Protocol-ID", ProtocolId::of);
        int spiSize = in.u8("SPI Size");
        NotifyType type = in.code16("Notify Message Type", NotifyType::of);
        in.summary(type, NotifyType::label);
        Bytes spi = in.bytes("SPI", spiSize);
        return new NotificationPayload(doi, protocol, spi, type, NotificationData.read(in, type, protocol));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u32(doi).u8(protocol.code()).u8(spi.length()).u16(notifyType.code()).bytes(spi);
        data.write(out);
    }
}
