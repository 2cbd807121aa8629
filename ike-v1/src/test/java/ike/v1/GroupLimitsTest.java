package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.engine.config.GroupOptions;
import ike.engine.config.Ikev1Options;
import ike.v1.Fixtures.Setup;
import ike.v1.sa.PrivateGroups;
import ike.wire.Bytes;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.GroupType;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A peer that has proved itself describes group after group (RFC 2409 §5.6): so many are kept, and so many are looked at. */
class GroupLimitsTest {
    private static final int ALL = 9;
    private static final Bytes PRIME = Bytes.owning(ExplicitGroupsTest.NUMBERED.prime().toByteArray()).from(1);

    private final Pair pair = new Pair(connection(true), connection(false), ALL);
    private long asked;

    @Test
    void noMoreGroupsAreAgreedToThanAreUseful() {
        for (int i = 0; i < PrivateGroups.MOST; i++) {
            assertThat(isAgreed(PrivateGroups.FIRST + i, modp(2))).isTrue();
        }
        assertThat(isAgreed(PrivateGroups.FIRST + PrivateGroups.MOST, modp(2))).isFalse();
        // What has been agreed to is agreed to again; another group under its number is not.
        assertThat(isAgreed(PrivateGroups.FIRST, modp(2))).isTrue();
        assertThat(isAgreed(PrivateGroups.FIRST, modp(4))).isFalse();
    }

    /** Curves by numbers of their own, types that nobody knows, halves of groups, and numbers of the registry. */
    @Test
    void strangeGroupsAreRefusedAndAfterSomeEveryOne() {
        assertThat(isAgreed(PrivateGroups.FIRST, curve(GroupType.ECP))).isFalse();
        assertThat(isAgreed(PrivateGroups.FIRST, curve(GroupType.EC2N))).isFalse();
        assertThat(isAgreed(PrivateGroups.FIRST,
                ImmutableList.of(DataAttribute.of(OakleyAttribute.GROUP_TYPE, 99)))).isFalse();
        assertThat(isAgreed(5, modp(2))).isFalse();
        assertThat(isAgreed(PrivateGroups.FIRST, modp(2))).isFalse();
    }

    @Test
    void aGroupWithoutItsPrimeOrGeneratorIsNone() {
        for (OakleyAttribute missing : List.of(OakleyAttribute.GROUP_TYPE, OakleyAttribute.GROUP_PRIME,
                OakleyAttribute.GROUP_GENERATOR_ONE)) {
            assertThat(isAgreed(PrivateGroups.FIRST, modp(2).stream().filter(attribute -> attribute.type() != missing)
                    .collect(ImmutableList.toImmutableList()))).isFalse();
        }
        assertThat(isAgreed(PrivateGroups.FIRST, modp(2))).isTrue();
    }

    private boolean isAgreed(int number, ImmutableList<DataAttribute> group) {
        ImmutableList<DataAttribute> attributes = ImmutableList.<DataAttribute>builder()
                .add(DataAttribute.of(OakleyAttribute.GROUP_DESCRIPTION, number)).addAll(group).build();
        long id = ++asked;
        List<Bytes> answers = pair.rightAnswers(pair.says(ExchangeType.Known.NEW_GROUP_MODE, id,
                SaPayload.of(ImmutableList.of(new Proposal(1, ProtocolId.Known.ISAKMP, Bytes.EMPTY,
                        ImmutableList.of(new Transform(1, IsakmpTransformId.KEY_IKE, attributes)))))));
        assertThat(answers).hasSize(1);
        return answers.getFirst().u8(18) == ExchangeType.Known.NEW_GROUP_MODE.code();
    }

    private static ImmutableList<DataAttribute> modp(int generator) {
        return ImmutableList.of(DataAttribute.of(OakleyAttribute.GROUP_TYPE, GroupType.MODP.code()),
                DataAttribute.of(OakleyAttribute.GROUP_PRIME, PRIME),
                DataAttribute.of(OakleyAttribute.GROUP_GENERATOR_ONE, generator));
    }

    private static ImmutableList<DataAttribute> curve(GroupType type) {
        return ImmutableList.of(DataAttribute.of(OakleyAttribute.GROUP_TYPE, type.code()),
                DataAttribute.of(OakleyAttribute.GROUP_PRIME, PRIME.slice(0, 32)),
                DataAttribute.of(OakleyAttribute.GROUP_GENERATOR_ONE, PRIME.slice(0, 32)),
                DataAttribute.of(OakleyAttribute.GROUP_CURVE_A, 3), DataAttribute.of(OakleyAttribute.GROUP_CURVE_B, 7));
    }

    private static Connection connection(boolean left) {
        return Fixtures.connection(Setup.USUAL, left)
                .with(new Ikev1Options(false).with(GroupOptions.NUMBERED.withAnyOfPeer()));
    }
}
