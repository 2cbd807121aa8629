package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.engine.config.XauthUser;
import ike.v1.message.Refused;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.Secured;
import ike.v1.sa.Transaction;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;

/**
 * What the other end than the user's does in extended authentication: it asks for name and password, and says whether they
 * are right. The figure is at {@link XauthUserSide}. No RFC section: draft-beaulieu-ike-xauth-02 §4.
 */
final class XauthServerSide {
    private XauthServerSide() {
    }

    /** Asks. */
    static ExtendedAuth ask(Turn turn, ExtendedAuth sa) {
        return sa.with(new ExtendedAuth.Step.Asked(Transactions.begin(turn, sa, CfgType.Known.ISAKMP_CFG_REQUEST,
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_USER_NAME, Bytes.EMPTY),
                        DataAttribute.of(CfgAttribute.XAUTH_USER_PASSWORD, Bytes.EMPTY)))));
    }

    /** The user's answer. */
    static Optional<Secured> onReply(Turn turn, ExtendedAuth sa, Transaction asked, IsakmpMessage message)
            throws Refused {
        AttributesPayload reply = Transactions.openAnswer(turn, sa, asked, CfgType.Known.ISAKMP_CFG_REPLY, message);
        Optional<String> user = XauthUserSide.find(reply, CfgAttribute.XAUTH_USER_NAME).map(DataAttribute::value)
                .filter(name -> isMeant(sa, name) && isRight(turn, name, reply)).map(Printable::text);
        ExtendedAuth heard = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        return Optional.of(heard.with(new ExtendedAuth.Step.Judged(Transactions.begin(turn, heard,
                CfgType.Known.ISAKMP_CFG_SET,
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_STATUS, user.isPresent() ? 1 : 0))), user)));
    }

    private static boolean isMeant(ExtendedAuth sa, Bytes name) {
        return sa.name().connection().ikev1().user().orElse(null) instanceof XauthUser.Peers(IdentityPattern meant)
                && IdentityMatch.fitName(meant, name) > 0;
    }

    private static boolean isRight(Turn turn, Bytes name, AttributesPayload reply) {
        Optional<Secret> expected = turn.surroundings().password(name);
        Optional<Bytes> said = XauthUserSide.find(reply, CfgAttribute.XAUTH_USER_PASSWORD).map(DataAttribute::value);
        if (expected.isEmpty() || said.isEmpty()) {
            return false;
        }
        try (Secret heard = Secret.copyOf(said.get())) {
            return expected.get().sameOctets(heard);
        }
    }

    /** The user has heard how it ends. */
    static Optional<Secured> onAck(Turn turn, ExtendedAuth sa, ExtendedAuth.Step.Judged judged, IsakmpMessage message)
            throws Refused {
        Transactions.openAnswer(turn, sa, judged.transaction(), CfgType.Known.ISAKMP_CFG_ACK, message);
        ExtendedAuth heard = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        return judged.user().isPresent()
                ? Optional.of(Authenticated.established(turn, heard, judged.user()))
                : Xauth.failed(turn, heard, "the user is unknown or not the one of xauth_id, or the password is wrong");
    }
}
