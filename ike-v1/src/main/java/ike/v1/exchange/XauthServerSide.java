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
 * What the other end than the user's does in extended authentication: it asks for name and password, then for a passcode where
 * the user has one, and says whether they are right. The figure is at {@link XauthUserSide}. No RFC section:
 * draft-beaulieu-ike-xauth-02 §4.
 */
final class XauthServerSide {
    private static final Bytes ASK_FOR_PASSCODE = Bytes.utf8("Passcode");

    private XauthServerSide() {
    }

    /** Asks. */
    static ExtendedAuth ask(Turn turn, ExtendedAuth sa) {
        return sa.with(new ExtendedAuth.Step.Asked(Transactions.begin(turn, sa, CfgType.Known.ISAKMP_CFG_REQUEST,
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_USER_NAME, Bytes.EMPTY),
                        DataAttribute.of(CfgAttribute.XAUTH_USER_PASSWORD, Bytes.EMPTY))),
                Optional.empty()));
    }

    private static ExtendedAuth askForPasscode(Turn turn, ExtendedAuth sa, Bytes user) {
        return sa.with(new ExtendedAuth.Step.Asked(Transactions.begin(turn, sa, CfgType.Known.ISAKMP_CFG_REQUEST,
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_MESSAGE, ASK_FOR_PASSCODE),
                        DataAttribute.of(CfgAttribute.XAUTH_PASSCODE, Bytes.EMPTY))),
                Optional.of(user)));
    }

    /** The user's answer. */
    static Optional<Secured> onReply(Turn turn, ExtendedAuth sa, ExtendedAuth.Step.Asked asked, IsakmpMessage message)
            throws Refused {
        AttributesPayload reply = Transactions.openAnswer(turn, sa, asked.transaction(),
                CfgType.Known.ISAKMP_CFG_REPLY, message);
        ExtendedAuth heard = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        boolean first = asked.user().isEmpty();
        Optional<Bytes> user = first
                ? XauthUserSide.find(reply, CfgAttribute.XAUTH_USER_NAME).map(DataAttribute::value)
                : asked.user();
        if (user.isEmpty()) {
            return Optional.of(judge(turn, heard, Optional.empty(), "the user's end says no name"));
        }
        String name = Printable.text(user.get());
        Optional<String> problem = (first ? password(turn, sa, user.get(), reply) : passcode(turn, user.get(), reply))
                .map(what -> "user " + name + ": " + what);
        if (problem.isEmpty() && first && turn.surroundings().passcode(user.get()).isPresent()) {
            return Optional.of(askForPasscode(turn, heard, user.get()));
        }
        Optional<String> why = problem.or(() -> Contacts.reservation(turn, sa, name));
        return Optional.of(judge(turn, heard, why.isEmpty() ? Optional.of(name) : Optional.empty(), why.orElse("")));
    }

    /** What is wrong with a user and his password. */
    private static Optional<String> password(Turn turn, ExtendedAuth sa, Bytes user, AttributesPayload reply) {
        Optional<Secret> expected = turn.surroundings().password(user);
        if (!isMeant(sa, user)) {
            return Optional.of("not the one of xauth_id");
        }
        if (expected.isEmpty()) {
            return Optional.of("no password is known");
        }
        return isRight(expected.get(), XauthUserSide.find(reply, CfgAttribute.XAUTH_USER_PASSWORD))
                ? Optional.empty()
                : Optional.of("the password is wrong");
    }

    /** What is wrong with his passcode. */
    private static Optional<String> passcode(Turn turn, Bytes user, AttributesPayload reply) {
        boolean right = turn.surroundings().passcode(user)
                .filter(expected -> isRight(expected, XauthUserSide.find(reply, CfgAttribute.XAUTH_PASSCODE)))
                .isPresent();
        return right ? Optional.empty() : Optional.of("the passcode is wrong");
    }

    private static ExtendedAuth judge(Turn turn, ExtendedAuth sa, Optional<String> user, String why) {
        Transaction status = Transactions.begin(turn, sa, CfgType.Known.ISAKMP_CFG_SET,
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_STATUS, user.isPresent() ? 1 : 0)));
        return sa.with(new ExtendedAuth.Step.Judged(status, user, why));
    }

    private static boolean isMeant(ExtendedAuth sa, Bytes name) {
        return sa.name().connection().ikev1().user().orElse(null) instanceof XauthUser.Peers(IdentityPattern meant)
                && IdentityMatch.fitName(meant, name) > 0;
    }

    /** Some end a password with an octet of zero. */
    private static boolean isRight(Secret expected, Optional<DataAttribute> answer) {
        if (answer.isEmpty()) {
            return false;
        }
        Bytes said = answer.get().value();
        int length = !said.isEmpty() && said.u8(said.length() - 1) == 0 ? said.length() - 1 : said.length();
        try (Secret heard = Secret.copyOf(said.slice(0, length))) {
            return expected.sameOctets(heard);
        }
    }

    /** The user has heard how it ends. */
    static Optional<Secured> onAck(Turn turn, ExtendedAuth sa, ExtendedAuth.Step.Judged judged, IsakmpMessage message)
            throws Refused {
        Transactions.openAnswer(turn, sa, judged.transaction(), CfgType.Known.ISAKMP_CFG_ACK, message);
        ExtendedAuth heard = sa.with(sa.replies().plus(message.octets(), Optional.empty()));
        return judged.user().isPresent()
                ? Optional.of(Authenticated.established(turn, heard, judged.user()))
                : Xauth.failed(turn, heard, judged.why());
    }
}
