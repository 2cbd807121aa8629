package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.List;

/**
 * The Delete payload (RFC 2408 §3.15): the sender's SAs that are gone.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                  Domain of Interpretation                     |
 * +---------------+---------------+---------------+---------------+
 * |  Protocol-Id  |   SPI Size    |           # of SPIs           |
 * +---------------+---------------+---------------+---------------+
 * |                  SPIs, # of SPIs times SPI Size               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param doi 32 bits, unsigned: {@link SaPayload#DOI_IPSEC}
 * @param protocol whose SAs
 * @param spiSize octets of each SPI: 4 for ESP and AH, 16 (both cookies) for ISAKMP
 * @param spis at most 65535, each of {@code spiSize} octets: those that the sender receives with
 */
public record DeletePayload(long doi, ProtocolId protocol, int spiSize, ImmutableList<Bytes> spis) implements Payload {
    public DeletePayload {
        int size = spiSize;
        if (doi >>> 32 != 0 || size < 0 || size > 255 || spis.size() > 0xffff
                || spis.stream().anyMatch(spi -> spi.length() != size)) {
            throw new IllegalArgumentException(spis.size() + " SPIs, each of " + size + " octets");
        }
    }

    /** The ISAKMP SA of these cookies. */
    public static DeletePayload isakmp(Cookie initiator, Cookie responder) {
        return new DeletePayload(SaPayload.DOI_IPSEC, ProtocolId.Known.ISAKMP, 2 * Cookie.LENGTH,
                ImmutableList.of(Bytes.concat(initiator.bytes(), responder.bytes())));
    }

    /** ESP SAs, by their 32-bit SPIs. */
    public static DeletePayload esp(List<Integer> spis) {
        return of(ProtocolId.Known.ESP, spis);
    }

    /** SAs of ESP or AH, by their 32-bit SPIs. */
    public static DeletePayload of(ProtocolId protocol, List<Integer> spis) {
        return new DeletePayload(SaPayload.DOI_IPSEC, protocol, 4,
                spis.stream().map(Bytes::u32).collect(ImmutableList.toImmutableList()));
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.DELETE;
    }

    static DeletePayload read(WireReader in) {
        in.section("RFC 2408 §3.15");
        long doi = in.u32("Domain of Interpretation");
        ProtocolId protocol = in.code8("Protocol-Id", ProtocolId::of);
        int spiSize = in.u8("SPI Size");
        if (!Spi.isSize(protocol, spiSize)) {
            throw in.malformed(Spi.wrongSize(protocol, spiSize));
        }
        int count = in.u16("# of SPIs");
        if (count > Limits.DELETED_SPIS || (count > 0 && spiSize == 0)) {
            throw in.malformed(count + " SPIs of " + spiSize + " octets");
        }
        ImmutableList.Builder<Bytes> spis = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            spis.add(in.bytes("SPI", spiSize));
        }
        return new DeletePayload(doi, protocol, spiSize, spis.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u32(doi).u8(protocol.code()).u8(spiSize).u16(spis.size());
        spis.forEach(out::bytes);
    }
}
