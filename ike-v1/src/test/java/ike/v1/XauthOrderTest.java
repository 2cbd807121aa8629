package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.engine.config.IdentityPattern;
import ike.engine.config.Ikev1Options;
import ike.engine.config.XauthUser;
import ike.v1.Fixtures.Setup;
import ike.wire.Bytes;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationData;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.NotifyType;
import ike.wire.v1.Payload;
import ike.wire.v1.ProtocolId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Extended authentication with its messages at the wrong moment, from a peer that Phase 1 has let in (draft-beaulieu-ike-xauth-02). */
class XauthOrderTest {
    /** Main Mode; the question of the server is on its way. */
    private static final int PHASE_1 = 6;
    private static final long ID = 0x01020304L;
    private static final DataAttribute OK = DataAttribute.of(CfgAttribute.XAUTH_STATUS, 1);
    private static final DataAttribute FAIL = DataAttribute.of(CfgAttribute.XAUTH_STATUS, 0);

    private final Pair pair = new Pair(connection(true), connection(false), PHASE_1);

    /** Nobody gets in by saying himself that he is in, by asking back, or by going on as if he were. */
    @Test
    void theServerBelievesNobodyBeforeThePassword() {
        for (CfgType type : CfgType.Known.values()) {
            for (DataAttribute status : List.of(OK, FAIL)) {
                pair.rightAnswers(says(type, status));
            }
        }
        pair.rightAnswers(pair.says(ExchangeType.Known.QUICK_MODE, ID + 1, new NoncePayload(Bytes.zeros(32))));
        pair.rightAnswers(pair.says(ExchangeType.Known.INFORMATIONAL, ID + 2, NotificationPayload.of(
                ProtocolId.Known.ISAKMP, Bytes.EMPTY, NotifyType.Known.INITIAL_CONTACT, NotificationData.none())));
        assertThat(pair.right().state()).isEqualTo("CONNECTING");
        assertThat(pair.right().children()).isEmpty();
    }

    /** The user answers so many questions and no more, whatever he is asked, and believes the end whenever it comes. */
    @Test
    void theUserAnswersNoMoreThanEightQuestions() {
        int answers = 0;
        for (int i = 0; i < 20; i++) {
            answers += pair.leftAnswers(pair.says(ExchangeType.Known.TRANSACTION, ID + i, attributes(
                    CfgType.Known.ISAKMP_CFG_REQUEST, DataAttribute.of(CfgAttribute.XAUTH_PASSCODE, Bytes.EMPTY))))
                    .size();
        }
        assertThat(answers).isEqualTo(8);
        assertThat(pair.left().state()).isEqualTo("CONNECTING");
        assertThat(pair.leftAnswers(says(CfgType.Known.ISAKMP_CFG_SET, OK))).hasSize(1);
        assertThat(pair.left().state()).isEqualTo("ESTABLISHED");
    }

    /** A refusal ends the SA at once; what comes behind it finds none. */
    @Test
    void aRefusalIsTheEndAndASuccessBehindItNothing() {
        // The answer, and the deletion of the SA.
        assertThat(pair.leftAnswers(says(CfgType.Known.ISAKMP_CFG_SET, FAIL))).hasSize(2);
        assertThat(pair.isLeftEmpty()).isTrue();
    }

    /** Status is what it says, not how long it is: it is acknowledged with one number. */
    @Test
    void aLongStatusIsNotRepeated() {
        Bytes question = pair.says(ExchangeType.Known.TRANSACTION, ID, attributes(CfgType.Known.ISAKMP_CFG_SET,
                new DataAttribute(CfgAttribute.XAUTH_STATUS, false, Bytes.concat(Bytes.zeros(3000), Bytes.of(1)))));
        assertThat(pair.leftAnswers(question)).first().satisfies(
                answer -> assertThat(answer.length()).isLessThan(120));
    }

    private Bytes says(CfgType type, DataAttribute attribute) {
        return pair.says(ExchangeType.Known.TRANSACTION, ID, attributes(type, attribute));
    }

    private static Payload attributes(CfgType type, DataAttribute attribute) {
        return new AttributesPayload(type, 0, ImmutableList.of(attribute));
    }

    private static Connection connection(boolean left) {
        XauthUser user = left ? new XauthUser.Ours(IdentityPattern.any()) : new XauthUser.Peers();
        return Fixtures.connection(Setup.USUAL, left).with(new Ikev1Options(false, true, Optional.of(user)));
    }
}
