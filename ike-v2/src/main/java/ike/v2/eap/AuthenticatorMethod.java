package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.tls.TlsStep;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * How far the authenticator has come with one method (RFC 3748 §5): immutable, and the owner of the keys in it.
 */
sealed interface AuthenticatorMethod extends SecretOwner permits Md5Authenticator, GtcAuthenticator,
        MsChapV2Authenticator, TlsAuthenticator {
    /** A method and its first request, behind the type. */
    record Begun(AuthenticatorMethod method, Bytes data) {
    }

    /** Begins a method. */
    static Begun begin(EapMethod method, Challenges challenges) {
        return switch (method) {
            case TLS -> TlsAuthenticator.begin();
            case MSCHAPV2 -> MsChapV2Authenticator.begin(challenges);
            case MD5 -> Md5Authenticator.begin(challenges);
            case GTC -> GtcAuthenticator.begin();
        };
    }

    /**
     * Takes a response of this method.
     *
     * @param identifier of the EAP packets
     * @param data what stands behind the type
     * @param identity whom the response has to be from
     */
    Step on(int identifier, Bytes data, Bytes identity, EapPasswords passwords);

    /** Takes the answer of TLS, which this method has asked for. */
    default Step onTls(TlsStep step) {
        return new Step.Refuse("TLS answers a method that is none of TLS");
    }

    /** What a response does. */
    sealed interface Step {
        /** Ask this next, behind the type. */
        record Ask(AuthenticatorMethod next, Bytes data) implements Step {
        }

        /** The peer is who it says; with the key that the method gives, if it gives one. */
        record Proved(Optional<Secret> msk) implements Step {
        }

        /** Have TLS take this, and go on from {@code next}. */
        record Consult(AuthenticatorMethod next, Bytes records) implements Step {
        }

        /** It is not; {@code detail} are more lines on why. */
        record Refuse(String why, String detail) implements Step {
            Refuse(String why) {
                this(why, "");
            }
        }
    }

    /** The refusal of a peer that proved nothing; it is the same whether or not there is such a user. */
    static Step wrongPassword() {
        return new Step.Refuse("wrong password, or no secret for this EAP identity");
    }
}
