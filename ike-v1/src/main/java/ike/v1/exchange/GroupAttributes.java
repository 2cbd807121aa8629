package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.wire.Bytes;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.GroupType;
import ike.wire.v1.OakleyAttribute;
import java.math.BigInteger;

/** The attributes that describe a MODP group by its numbers (RFC 2409 §5.6, Appendix A); {@link SaidGroup} reads them. */
final class GroupAttributes {
    private GroupAttributes() {
    }

    /** Group Type, Group Prime, Group Generator One. */
    static ImmutableList<DataAttribute> of(ExplicitGroup group) {
        return ImmutableList.of(DataAttribute.of(OakleyAttribute.GROUP_TYPE, GroupType.MODP.code()),
                DataAttribute.of(OakleyAttribute.GROUP_PRIME, octets(group.prime())),
                DataAttribute.of(OakleyAttribute.GROUP_GENERATOR_ONE, octets(group.generator())));
    }

    /** A number in network order, without leading zeros. */
    private static Bytes octets(BigInteger number) {
        byte[] octets = number.toByteArray();
        return octets[0] == 0 ? Bytes.owning(octets).from(1) : Bytes.owning(octets);
    }
}
