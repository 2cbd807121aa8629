package ike.wire.v1;

import ike.wire.CodePoint;

/**
 * What an attribute is about (RFC 2408 §3.3): 15 bits, read in the registry of its {@link AttributeSpace}. The code
 * alone does not say it: 3 is the Authentication Method of an ISAKMP SA and the Group Description of an IPsec SA.
 */
public sealed interface AttributeClass extends CodePoint
        permits OakleyAttribute, IpsecAttribute, CfgAttribute, UnknownAttribute {
}
