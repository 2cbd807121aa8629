package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.engine.config.XauthUser;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.ExtendedAuth;
import ike.v1.sa.Secured;
import ike.wire.Bytes;
import ike.wire.Printable;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;

/**
 * What the user's end does in extended authentication: it answers whatever it is asked, in as many rounds as that takes, and
 * hears how it ends. No RFC section: draft-beaulieu-ike-xauth-02 §4.
 *
 * <pre>
 *                             &lt;--    REQUEST (XAUTH_USER_NAME, XAUTH_USER_PASSWORD)
 *     REPLY (the two)         --&gt;
 *                             &lt;--    REQUEST (XAUTH_MESSAGE, XAUTH_PASSCODE)          where there is more to prove
 *     REPLY (XAUTH_PASSCODE)  --&gt;
 *                             &lt;--    SET (XAUTH_STATUS)
 *     ACK                     --&gt;
 * </pre>
 */
final class XauthUserSide {
    /** Passcodes and new PINs are asked for one by one; nobody needs more rounds. */
    private static final int MOST_ROUNDS = 8;
    private static final int GENERIC = 0;
    private static final int OTP = 2;

    private XauthUserSide() {
    }

    /** A message of the other end. */
    static Optional<Secured> onMessage(Turn turn, ExtendedAuth sa, int rounds, IsakmpMessage message) throws Refused {
        Transactions.Request request = Transactions.open(turn, sa, message);
        if (request.attributes().cfgType().equals(CfgType.Known.ISAKMP_CFG_REQUEST)) {
            if (rounds >= MOST_ROUNDS) {
                throw new Refused(new Refusal.TooMuch("extended authentication of more than 8 rounds"));
            }
            Bytes octets = reply(turn, sa, request);
            return Optional.of(sa.with(sa.replies().plus(message.octets(), Optional.of(octets)))
                    .with(new ExtendedAuth.Step.Awaited(rounds + 1)));
        }
        Optional<DataAttribute> status = find(request.attributes(), CfgAttribute.XAUTH_STATUS);
        if (!request.attributes().cfgType().equals(CfgType.Known.ISAKMP_CFG_SET) || status.isEmpty()) {
            throw new Refused(new Refusal.Misshapen("a " + request.attributes().cfgType().label()
                    + " without XAUTH_STATUS", "draft-beaulieu-ike-xauth-02 §4"));
        }
        int good = status.get().number().signum() != 0 ? 1 : 0;
        Bytes octets = Transactions.answer(turn, sa, request.messageId(), request.nextIv(), new AttributesPayload(
                CfgType.Known.ISAKMP_CFG_ACK, request.attributes().identifier(),
                ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_STATUS, good))));
        ExtendedAuth told = sa.with(sa.replies().plus(message.octets(), Optional.of(octets)));
        return good != 0
                ? Optional.of(Authenticated.believed(turn, told))
                : Xauth.failed(turn, told, "the peer refuses the user");
    }

    /** An answer to every question; where we have none, the status that says so. */
    private static Bytes reply(Turn turn, ExtendedAuth sa, Transactions.Request request) {
        Bytes name = name(sa);
        ImmutableList.Builder<DataAttribute> answers = ImmutableList.builder();
        Optional<String> problem = Optional.empty();
        int type = find(request.attributes(), CfgAttribute.XAUTH_TYPE).map(asked -> asked.number().intValue())
                .orElse(GENERIC);
        for (DataAttribute asked : request.attributes().attributes()) {
            switch (asked.type()) {
                case CfgAttribute.XAUTH_TYPE -> answers.add(DataAttribute.of(asked.type(), type));
                case CfgAttribute.XAUTH_USER_NAME -> answers.add(DataAttribute.of(asked.type(), name));
                case CfgAttribute.XAUTH_USER_PASSWORD, CfgAttribute.XAUTH_PASSCODE, CfgAttribute.XAUTH_NEXT_PIN -> {
                    Optional<Secret> secret = secret(turn, name, (CfgAttribute) asked.type(), type);
                    secret.ifPresent(known -> answers.add(DataAttribute.of(asked.type(),
                            known.reveal(SecretAccess.forPeer()))));
                    problem = secret.isPresent() ? problem : Optional.of(asked.type().label());
                }
                default -> {
                    // A message, a domain or a challenge: nothing that a user without a token can answer.
                }
            }
        }
        problem.ifPresent(what -> Xauth.report(turn, sa, "the peer asks user " + Printable.text(name) + " for " + what
                + (type == GENERIC ? "" : " of type " + type) + ", and no secret of ours answers that"));
        ImmutableList<DataAttribute> all = problem.isEmpty()
                ? answers.build()
                : ImmutableList.of(DataAttribute.of(CfgAttribute.XAUTH_STATUS, 0));
        return Transactions.answer(turn, sa, request.messageId(), request.nextIv(),
                new AttributesPayload(CfgType.Known.ISAKMP_CFG_REPLY, request.attributes().identifier(), all));
    }

    /** Passcodes and one-time passwords are what is configured as such; where nothing is, a passcode is the password. */
    private static Optional<Secret> secret(Turn turn, Bytes name, CfgAttribute asked, int type) {
        if (type == GENERIC && asked == CfgAttribute.XAUTH_USER_PASSWORD) {
            return turn.surroundings().password(name);
        }
        Optional<Secret> passcode = type == GENERIC || type == OTP
                ? turn.surroundings().passcode(name)
                : Optional.empty();
        return type == GENERIC ? passcode.or(() -> turn.surroundings().password(name)) : passcode;
    }

    private static Bytes name(ExtendedAuth sa) {
        return sa.name().connection().ikev1().user()
                .orElse(null) instanceof XauthUser.Ours(IdentityPattern.Exactly exactly)
                        ? EapRound.name(exactly.identity())
                        : EapRound.name(Identities.local(sa.name()));
    }

    static Optional<DataAttribute> find(AttributesPayload payload, CfgAttribute type) {
        return payload.attributes().stream().filter(attribute -> attribute.type() == type).findFirst();
    }
}
