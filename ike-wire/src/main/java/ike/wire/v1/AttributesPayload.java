package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Attributes payload of a Transaction exchange: Mode Config, extended authentication, Unity. No RFC section:
 * draft-dukes-ike-mode-cfg-02 §3.2.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |     Type      |   reserved    |          Identifier           |
 * +---------------+---------------+---------------+---------------+
 * |                           Attributes                          |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param cfgType asked, given, set or acknowledged
 * @param identifier the same in a request and its answer
 * @param attributes in the sender's order
 */
public record AttributesPayload(CfgType cfgType, int identifier, ImmutableList<DataAttribute> attributes)
        implements
            Payload {
    public AttributesPayload {
        if (identifier >>> 16 != 0) {
            throw new IllegalArgumentException("identifier " + identifier);
        }
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.ATTRIBUTES;
    }

    static AttributesPayload read(WireReader in) {
        CfgType type = in.section("draft-dukes-ike-mode-cfg-02 §3.2").code8("Type", CfgType::of);
        in.summary(type, CfgType::label);
        in.reserved(1);
        int identifier = in.u16("Identifier");
        return new AttributesPayload(type, identifier, DataAttribute.readAll(in, AttributeSpace.CONFIGURATION));
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u8(cfgType.code()).zeros(1).u16(identifier);
        attributes.forEach(attribute -> attribute.write(out));
    }
}
