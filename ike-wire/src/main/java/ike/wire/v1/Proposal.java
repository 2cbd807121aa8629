package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * One proposal of an SA payload (RFC 2408 §3.5): a protocol and the transforms to choose one from. Proposals with the
 * same number are to be taken together, such as AH and ESP; those with different numbers are alternatives.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Next 0 or 2   |   reserved    |        Payload Length         |
 * +---------------+---------------+---------------+---------------+
 * |  Proposal #   |  Protocol-Id  |   SPI Size    |# of Transforms|
 * +---------------+---------------+---------------+---------------+
 * |                  SPI, 0 to 255 octets by SPI Size             |
 * +---------------+---------------+---------------+---------------+
 * |                  Transforms, # of Transforms of them          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param number an answer repeats the number of the one chosen
 * @param protocol what the SA is for
 * @param spi the sender's SPI: 4 octets for ESP and AH; of an ISAKMP SA it may stand here and says nothing
 * @param transforms at most 255, alternatives in order of preference
 */
public record Proposal(int number, ProtocolId protocol, Bytes spi, ImmutableList<Transform> transforms) {
    private static final int HEADER_LENGTH = 8;

    public Proposal {
        if (number >>> 8 != 0 || spi.length() > 255 || transforms.size() > 255) {
            throw new IllegalArgumentException("proposal number, SPI length and transform count fit one octet each");
        }
        ProtocolId of = protocol;
        if (!transforms.stream().allMatch(t -> TransformId.of(of, t.id().code()).equals(t.id()))) {
            throw new IllegalArgumentException("transforms of another protocol than " + protocol.label());
        }
    }

    /** Its name and size for a person: {@code ESP, SPI c0ffee01, 3 transforms}. */
    public String describe() {
        String of = spi.isEmpty() ? "" : ", SPI " + spi.hex();
        return protocol.label() + of + ", " + transforms.size()
                + (transforms.size() == 1 ? " transform" : " transforms");
    }

    static Proposal read(WireReader in, int ordinal) {
        WireReader proposal = in.open("Proposal", ordinal, "RFC 2408 §3.5");
        PayloadType next = proposal.code8("Next Payload", PayloadType::of);
        proposal.reserved(1);
        proposal.length("Payload Length", HEADER_LENGTH);
        if (next != (proposal.isLast() ? PayloadType.Known.NONE : PayloadType.Known.PROPOSAL)) {
            throw proposal.malformedAt("Next Payload", 0,
                    "is " + next.code() + ", but 0 is the last one's, 2 the others'");
        }
        int number = proposal.u8("Proposal #");
        ProtocolId protocol = proposal.code8("Protocol-Id", ProtocolId::of);
        int spiSize = proposal.u8("SPI Size");
        if (!Spi.isSize(protocol, spiSize)) {
            throw proposal.malformed(Spi.wrongSize(protocol, spiSize));
        }
        int count = proposal.u8("# of Transforms");
        Bytes spi = proposal.bytes("SPI", spiSize);
        ImmutableList.Builder<Transform> transforms = ImmutableList.builderWithExpectedSize(count);
        for (int i = 1; i <= count; i++) {
            transforms.add(Transform.read(proposal, i, i == count, protocol));
        }
        proposal.close();
        Proposal read = new Proposal(number, protocol, spi, transforms.build());
        proposal.summary(read, Proposal::describe);
        return read;
    }

    void write(WireWriter out, boolean last) {
        int start = out.length();
        PayloadType next = last ? PayloadType.Known.NONE : PayloadType.Known.PROPOSAL;
        out.u8(next.code()).zeros(3).u8(number).u8(protocol.code()).u8(spi.length()).u8(transforms.size()).bytes(spi);
        for (int i = 0; i < transforms.size(); i++) {
            transforms.get(i).write(out, i == transforms.size() - 1);
        }
        out.u16At(start + 2, out.length() - start);
    }
}
