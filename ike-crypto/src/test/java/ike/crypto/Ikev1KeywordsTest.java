package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IpsecAttribute;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Transform;
import ike.wire.v1.TransformId;
import org.junit.jupiter.api.Test;

/** Every line that IKEv1 has a number for is printed from its numbers as the word that is read for it. */
class Ikev1KeywordsTest {
    @Test
    void everyNumberOfPhase1() {
        for (Algorithm line : Algorithms.all()) {
            if (line.kind() != Algorithm.Kind.PRF && line.ikev1().phase1().isPresent()) {
                ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
                attributes.add(DataAttribute.of(switch (line.kind()) {
                    case ENCR, AEAD -> OakleyAttribute.ENCRYPTION_ALGORITHM;
                    case INTEG -> OakleyAttribute.HASH_ALGORITHM;
                    default -> OakleyAttribute.GROUP_DESCRIPTION;
                }, line.ikev1().phase1().getAsInt()));
                line.keyBits().ifPresent(
                        bits -> attributes.add(DataAttribute.of(OakleyAttribute.KEY_LENGTH, bits)));
                assertThat(phase1(attributes.build())).isEqualTo(line.keyword());
            }
        }
    }

    @Test
    void everyNumberOfEspAndAh() {
        for (Algorithm line : Algorithms.all()) {
            line.ikev1().esp().ifPresent(id -> {
                ImmutableList.Builder<DataAttribute> attributes = ImmutableList.builder();
                line.keyBits().ifPresent(bits -> attributes.add(DataAttribute.of(IpsecAttribute.KEY_LENGTH, bits)));
                assertThat(print(ProtocolId.Known.ESP, id, attributes.build())).isEqualTo(line.keyword());
            });
            line.ikev1().ah().ifPresent(id -> assertThat(print(ProtocolId.Known.AH, id, ImmutableList.of()))
                    .isEqualTo(line.keyword()));
            line.ikev1().authentication().ifPresent(value -> assertThat(print(ProtocolId.Known.ESP, 11,
                    ImmutableList.of(DataAttribute.of(IpsecAttribute.AUTHENTICATION_ALGORITHM, value))))
                    .isEqualTo("null-" + line.keyword()));
        }
    }

    @Test
    void wholeSuitesAndWhatHasNoWord() {
        assertThat(phase1(ImmutableList.of(DataAttribute.of(OakleyAttribute.GROUP_DESCRIPTION, 14),
                DataAttribute.of(OakleyAttribute.HASH_ALGORITHM, 4),
                DataAttribute.of(OakleyAttribute.ENCRYPTION_ALGORITHM, 7),
                DataAttribute.of(OakleyAttribute.KEY_LENGTH, 256)))).isEqualTo("aes256-sha256-modp2048");
        assertThat(phase1(ImmutableList.of(DataAttribute.of(OakleyAttribute.ENCRYPTION_ALGORITHM, 6),
                DataAttribute.of(OakleyAttribute.HASH_ALGORITHM, 99)))).isEqualTo("cast128-Hash Algorithm 99");
        assertThat(print(ProtocolId.Known.ESP, 12,
                ImmutableList.of(DataAttribute.of(IpsecAttribute.KEY_LENGTH, 128),
                        DataAttribute.of(IpsecAttribute.AUTHENTICATION_ALGORITHM, 2),
                        DataAttribute.of(IpsecAttribute.GROUP_DESCRIPTION, 19))))
                .isEqualTo("aes128-sha1-ecp256");
    }

    private static String phase1(ImmutableList<DataAttribute> attributes) {
        return Ikev1Keywords.of(ProtocolId.Known.ISAKMP, new Transform(1, IsakmpTransformId.KEY_IKE, attributes));
    }

    private static String print(ProtocolId protocol, int id, ImmutableList<DataAttribute> attributes) {
        return Ikev1Keywords.of(protocol, new Transform(1, TransformId.of(protocol, id), attributes));
    }
}
