package ike.wire.v2;

import com.google.common.collect.ImmutableList;

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
}
