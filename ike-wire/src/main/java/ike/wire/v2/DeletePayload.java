package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The Delete payload (RFC 7296 §3.11): the sender's SAs that are gone. The IKE SA is named by the message itself, so
 * it has no SPI here.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |  Protocol ID  |   SPI Size    |          Num of SPIs          |
 * +---------------+---------------+---------------+---------------+
 * |                  SPIs, Num of SPIs times SPI Size             |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param protocol whose SAs
 * @param spiSize octets of each SPI: 4 for ESP and AH, 0 for IKE
 * @param spis at most 65535, each of {@code spiSize} octets: those that the sender receives with
 */
public record DeletePayload(ProtocolId protocol, int spiSize, ImmutableList<Bytes> spis) implements Payload {
    public DeletePayload {
        int size = spiSize;
        if (size < 0 || size > 255 || spis.size() > 0xffff || spis.stream().anyMatch(spi -> spi.length() != size)) {
            throw new IllegalArgumentException(spis.size() + " SPIs, each of " + size + " octets");
        }
    }

    /** The IKE SA that the message is protected by. */
    public static DeletePayload ike() {
        return new DeletePayload(ProtocolId.Known.IKE, 0, ImmutableList.of());
    }

    /** ESP SAs, by their 32-bit SPIs. */
    public static DeletePayload esp(int... spis) {
        return of(ProtocolId.Known.ESP, Arrays.stream(spis).boxed());
    }

    /** ESP SAs, by their 32-bit SPIs. */
    public static DeletePayload esp(Iterable<Integer> spis) {
        return of(ProtocolId.Known.ESP, spis);
    }

    /** SAs of ESP or AH, by their 32-bit SPIs. */
    public static DeletePayload of(ProtocolId protocol, Iterable<Integer> spis) {
        return of(protocol, ImmutableList.copyOf(spis).stream());
    }

    private static DeletePayload of(ProtocolId protocol, Stream<Integer> spis) {
        return new DeletePayload(protocol, 4,
                spis.map(Bytes::u32).collect(ImmutableList.toImmutableList()));
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.DELETE;
    }

    static DeletePayload read(WireReader in) {
        in.section("RFC 7296 §3.11");
        ProtocolId protocol = in.code8("Protocol ID", ProtocolId::of);
        int spiSize = in.u8("SPI Size");
        if (!isSpiSize(protocol, spiSize)) {
            throw in.malformed(spiSize + " octets are no SPI of " + protocol.label());
        }
        int count = in.u16("Num of SPIs");
        if (count > Limits.DELETED_SPIS || (count > 0 && spiSize == 0)) {
            throw in.malformed(count + " SPIs of " + spiSize + " octets");
        }
        ImmutableList.Builder<Bytes> spis = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            spis.add(in.bytes("SPI", spiSize));
        }
        return new DeletePayload(protocol, spiSize, spis.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(protocol.code()).u8(spiSize).u16(spis.size());
        spis.forEach(out::bytes);
    }

    private static boolean isSpiSize(ProtocolId protocol, int size) {
        return switch (protocol) {
            case ProtocolId.Known.IKE -> size == 0;
            case ProtocolId.Known.AH, ProtocolId.Known.ESP -> size == 4;
            default -> true;
        };
    }
}
