package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.eap.Md5Challenge;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * MD5-Challenge, the peer (RFC 3748 §5.4): one challenge, one answer, no key.
 *
 * @param answered the one answer is given
 */
record Md5Peer(boolean answered) implements PeerMethod {
    @Override
    public EapMethod method() {
        return EapMethod.MD5;
    }

    @Override
    public Step on(int identifier, Bytes data, EapAccount account, Challenges challenges) {
        if (answered) {
            return new Step.Fail("a second MD5 challenge after the answer to the first");
        }
        return switch (Md5Value.decode(data)) {
            case Decoded.Bad(var why) -> new Step.Fail(why.describe());
            case Decoded.Ok(Md5Value challenge) -> account.password().<Step>map(password -> new Step.Respond(
                    new Md5Peer(true),
                    new Md5Value(Md5Challenge.response(identifier, password, challenge.value()), Bytes.EMPTY).encode()))
                    .orElseGet(() -> new Step.Fail(NO_PASSWORD));
        };
    }

    @Override
    public Verdict onSuccess() {
        return answered ? new Verdict.Finished(Optional.empty()) : new Verdict.TooEarly();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        // No key comes of this method.
    }
}
