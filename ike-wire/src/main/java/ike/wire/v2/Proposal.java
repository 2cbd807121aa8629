package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;

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
    public Proposal {
        if (number < 0 || number > 255 || spi.length() > 255 || transforms.size() > 255) {
            throw new IllegalArgumentException("proposal number, SPI length and transform count fit one octet each");
        }
    }

    /** The transforms of one type, in order of preference. */
    public ImmutableList<Transform> transforms(TransformType type) {
        return transforms.stream().filter(t -> t.type().equals(type)).collect(ImmutableList.toImmutableList());
    }
}
