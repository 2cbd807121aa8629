package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * A Traffic Selector payload (RFC 7296 §3.13), TSi or TSr: which packets of one end the Child SA is for.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * | Number of TSs |                   reserved                    |
 * +---------------+---------------+---------------+---------------+
 * |                       Traffic Selectors                       |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param type TSi or TSr
 * @param selectors at most 255; a packet of any of them is meant
 */
public record TsPayload(PayloadType type, ImmutableList<TrafficSelector> selectors) implements Payload {
    public TsPayload {
        if (type != PayloadType.Known.TSI && type != PayloadType.Known.TSR) {
            throw new IllegalArgumentException(type.label() + " is no Traffic Selector payload");
        }
        if (selectors.size() > 255) {
            throw new IllegalArgumentException(selectors.size() + " traffic selectors");
        }
    }

    /** The end of the exchange's initiator. */
    public static TsPayload tsi(ImmutableList<TrafficSelector> selectors) {
        return new TsPayload(PayloadType.Known.TSI, selectors);
    }

    /** The end of the exchange's responder. */
    public static TsPayload tsr(ImmutableList<TrafficSelector> selectors) {
        return new TsPayload(PayloadType.Known.TSR, selectors);
    }

    static TsPayload read(WireReader in, PayloadType type) {
        in.section("RFC 7296 §3.13");
        int count = in.u8("Number of TSs");
        in.reserved(3);
        ImmutableList.Builder<TrafficSelector> selectors = ImmutableList.builderWithExpectedSize(count);
        for (int i = 1; i <= count; i++) {
            selectors.add(readSelector(in, i));
        }
        return new TsPayload(type, selectors.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(selectors.size()).zeros(3);
        selectors.forEach(selector -> selector.write(out));
    }

    private static TrafficSelector readSelector(WireReader in, int ordinal) {
        WireReader selector = in.open("Traffic Selector", ordinal, "RFC 7296 §3.13.1");
        TsType type = selector.code8("TS Type", TsType::of);
        int protocol = selector.u8(type == TsType.Known.TS_SECLABEL ? "RESERVED" : "IP Protocol ID");
        int length = selector.length("Selector Length", TrafficSelector.HEADER_LENGTH);
        TrafficSelector read = switch (type) {
            case TsType.Known.TS_IPV4_ADDR_RANGE -> TrafficSelector.AddressRange.read(selector, protocol, length, 4);
            case TsType.Known.TS_IPV6_ADDR_RANGE -> TrafficSelector.AddressRange.read(selector, protocol, length, 16);
            case TsType.Known.TS_SECLABEL -> TrafficSelector.SecurityLabel.read(selector);
            default -> new TrafficSelector.UnknownSelector(type, protocol, selector.rest("undivided"));
        };
        selector.close();
        selector.summary(read, TrafficSelector::describe);
        return read;
    }
}
