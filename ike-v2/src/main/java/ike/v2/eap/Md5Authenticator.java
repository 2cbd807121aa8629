package ike.v2.eap;

import ike.crypto.ConstantTime;
import ike.crypto.Secret;
import ike.crypto.eap.Md5Challenge;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.Optional;
import java.util.function.Consumer;

/** MD5-Challenge, the authenticator (RFC 3748 §5.4): one challenge of 16 octets, one answer. */
record Md5Authenticator(Bytes challenge) implements AuthenticatorMethod {
    static Begun begin(Challenges challenges) {
        Bytes challenge = challenges.next(Md5Challenge.LENGTH);
        return new Begun(new Md5Authenticator(challenge), new Md5Value(challenge, Bytes.EMPTY).encode());
    }

    @Override
    public Step on(int identifier, Bytes data, Bytes identity, EapPasswords passwords) {
        return switch (Md5Value.decode(data)) {
            case Decoded.Bad(var why) -> new Step.Refuse(why.describe());
            case Decoded.Ok(Md5Value answer) -> passwords.of(identity)
                    .filter(password -> ConstantTime.equal(answer.value(),
                            Md5Challenge.response(identifier, password, challenge)))
                    .<Step>map(_ -> new Step.Proved(Optional.empty()))
                    .orElseGet(AuthenticatorMethod::wrongPassword);
        };
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        // No key comes of this method.
    }
}
