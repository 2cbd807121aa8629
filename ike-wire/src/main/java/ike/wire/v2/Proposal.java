package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * One proposal of an SA payload (RFC 7296 §3.3.1): a protocol, and of each transform type the algorithms to choose
 * from.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Last 0 or 2   |   reserved    |        Proposal Length        |
 * +---------------+---------------+---------------+---------------+
 * | Proposal Num  |  Protocol ID  |   SPI Size    | Num Transforms|
 * +---------------+---------------+---------------+---------------+
 * |                  SPI, 0 to 255 octets by SPI Size             |
 * +---------------+---------------+---------------+---------------+
 * |                  Transforms, Num Transforms of them           |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param number 1 for the first proposal, then one more for each; an answer repeats the number of the one chosen
 * @param protocol what the SA is for
 * @param spi the sender's SPI: 4 octets for ESP and AH, 8 when an IKE SA is rekeyed, none in the first exchange
 * @param transforms at most 255; several of one type are alternatives, in order of preference
 */
public record Proposal(int number, ProtocolId protocol, Bytes spi, ImmutableList<Transform> transforms) {
    private static final int HEADER_LENGTH = 8;
    private static final int LAST = 0;
    private static final int MORE = 2;

    public Proposal {
        if (number < 0 || number > 255 || spi.length() > 255 || transforms.size() > 255) {
            throw new IllegalArgumentException("proposal number, SPI length and transform count fit one octet each");
        }
    }

    /** The transforms of one type, in order of preference. */
    public ImmutableList<Transform> transforms(TransformType type) {
        return transforms.stream().filter(t -> t.type().equals(type)).collect(ImmutableList.toImmutableList());
    }

    /** Its name and size for a person: {@code ESP, SPI c0ffee01, 3 transforms}. */
    public String describe() {
        String of = spi.isEmpty() ? "" : ", SPI " + spi.hex();
        return protocol.label() + of + ", " + transforms.size() + " transforms";
    }

    static Proposal read(WireReader in, int ordinal) {
        WireReader proposal = in.open("Proposal", ordinal, "RFC 7296 §3.3.1");
        int last = proposal.u8("Last Substruc");
        proposal.reserved(1);
        proposal.length("Proposal Length", HEADER_LENGTH);
        if (last != (proposal.isLast() ? LAST : MORE)) {
            throw proposal.malformedAt("Last Substruc", 0, "is " + last + ", but 0 is the last one's, 2 the others'");
        }
        int number = proposal.u8("Proposal Num");
        ProtocolId protocol = proposal.code8("Protocol ID", ProtocolId::of);
        int spiSize = proposal.u8("SPI Size");
        if (!isSpiSize(protocol, spiSize)) {
            throw proposal.malformed(spiSize + " octets are no SPI of " + protocol.label());
        }
        int count = proposal.u8("Num Transforms");
        Bytes spi = proposal.bytes("SPI", spiSize);
        ImmutableList.Builder<Transform> transforms = ImmutableList.builderWithExpectedSize(count);
        for (int i = 1; i <= count; i++) {
            transforms.add(Transform.read(proposal, i, i == count));
        }
        proposal.close();
        Proposal read = new Proposal(number, protocol, spi, transforms.build());
        proposal.summary(read, Proposal::describe);
        return read;
    }

    void write(WireWriter out, boolean last) {
        int start = out.length();
        out.u8(last ? LAST : MORE).zeros(3).u8(number).u8(protocol.code()).u8(spi.length()).u8(transforms.size())
                .bytes(spi);
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).write(out, i == transforms.size() - 1);
        }
        out.u16At(start + 2, out.length() - start);
    }

    private static boolean isSpiSize(ProtocolId protocol, int size) {
        return switch (protocol) {
            case ProtocolId.Known.IKE -> size == 0 || size == IkeSpi.LENGTH;
            case ProtocolId.Known.AH, ProtocolId.Known.ESP -> size == 4;
            default -> true;
        };
    }
}
