package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Generic Token Card, the peer (RFC 3748 §5.6): a prompt, and the password as it is. Only for tunnels whose other end
 * has proved who it is.
 *
 * @param answered the one answer is given
 */
record GtcPeer(boolean answered) implements PeerMethod {
    @Override
    public EapMethod method() {
        return EapMethod.GTC;
    }

    @Override
    public Step on(int identifier, Bytes data, EapAccount account, Challenges challenges) {
        if (answered) {
            return new Step.Fail("a second GTC prompt after the password was told");
        }
        return account.password()
                .<Step>map(password -> new Step.Respond(new GtcPeer(true), password.reveal(SecretAccess.forPeer())))
                .orElseGet(() -> new Step.Fail(NO_PASSWORD));
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
