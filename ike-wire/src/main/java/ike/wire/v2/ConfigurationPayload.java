package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Configuration payload, CP (RFC 7296 §3.15): addresses and the like, asked for and given.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |   CFG Type    |                   reserved                    |
 * +---------------+---------------+---------------+---------------+
 * |                   Configuration Attributes                    |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param cfgType asked, given, set or acknowledged
 * @param attributes in the sender's order
 */
public record ConfigurationPayload(CfgType cfgType, ImmutableList<CfgAttribute> attributes) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.CP;
    }

    static ConfigurationPayload read(WireReader in) {
        in.section("RFC 7296 §3.15");
        CfgType type = in.code8("CFG Type", CfgType::of);
        in.summary(type, CfgType::label);
        in.reserved(3);
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        for (int i = 1; in.remaining() > 0; i++) {
            if (i > Limits.CONFIGURATION_ATTRIBUTES) {
                throw in.malformed("more than " + Limits.CONFIGURATION_ATTRIBUTES + " attributes");
            }
            attributes.add(CfgAttribute.read(in, i));
        }
        return new ConfigurationPayload(type, attributes.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(cfgType.code()).zeros(3);
        attributes.forEach(attribute -> attribute.write(out));
    }
}
