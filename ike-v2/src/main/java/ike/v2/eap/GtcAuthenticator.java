package ike.v2.eap;

import ike.crypto.Secret;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/** Generic Token Card, the authenticator (RFC 3748 §5.6): asks for the password as it is. */
record GtcAuthenticator() implements AuthenticatorMethod {
    private static final Bytes PROMPT = Bytes.utf8("Password:");

    static Begun begin() {
        return new Begun(new GtcAuthenticator(), PROMPT);
    }

    @Override
    public Step on(int identifier, Bytes data, Bytes identity, EapPasswords passwords) {
        try (Secret told = Secret.copyOf(data)) {
            return passwords.of(identity).filter(told::sameOctets).<Step>map(_ -> new Step.Proved(Optional.empty()))
                    .orElseGet(AuthenticatorMethod::wrongPassword);
        }
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        // No key comes of this method.
    }
}
