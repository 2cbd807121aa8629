package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.tls.TlsStep;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.Optional;

/**
 * How far the peer has come with one method (RFC 3748 §5, RFC 4137 §4): immutable, and the owner of the keys in it.
 */
sealed interface PeerMethod extends SecretOwner permits Md5Peer, GtcPeer, MsChapV2Peer, TlsPeer {
    /** What a method says that cannot go on. */
    String NO_PASSWORD = "no secret is configured for our EAP identity";

    /** A method that has not begun. */
    static PeerMethod of(EapMethod method) {
        return switch (method) {
            case TLS -> TlsPeer.begin();
            case MSCHAPV2 -> new MsChapV2Peer.Fresh();
            case MD5 -> new Md5Peer(false);
            case GTC -> new GtcPeer(false);
        };
    }

    /** Which method. */
    EapMethod method();

    /**
     * Takes a request of this method.
     *
     * @param identifier of the EAP packet
     * @param data what stands behind the type
     */
    Step on(int identifier, Bytes data, EapAccount account, Challenges challenges);

    /** Takes the answer of TLS, which this method has asked for. */
    default Step onTls(TlsStep step) {
        return new Step.Fail("TLS answers a method that is none of TLS");
    }

    /** What a Success packet means now (RFC 3748 §4.2). */
    Verdict onSuccess();

    /** What a Failure packet means: why the authenticator refuses, if it has told. */
    default EapPeer.Step.Refused onFailure() {
        return new EapPeer.Step.Refused(refusal() + "; compare name and password on both sides", "");
    }

    /** That in words of a method by password. */
    default String refusal() {
        return "the authenticator refused";
    }

    /** What a request does. */
    sealed interface Step {
        /** Answer with this behind the type, and go on from {@code next}. */
        record Respond(PeerMethod next, Bytes data) implements Step {
        }

        /** Have TLS take this, and go on from {@code next}. */
        record Consult(PeerMethod next, Bytes records) implements Step {
        }

        /** The conversation is over; {@code detail} are more lines on why. */
        record Fail(String why, String detail) implements Step {
            Fail(String why) {
                this(why, "");
            }
        }
    }

    /** Whether an end is one. */
    sealed interface Verdict {
        /** The method has run to its end; with the key that it gives, if it gives one. */
        record Finished(Optional<Secret> msk) implements Verdict {
        }

        /** It has not: whoever says so may not be the one that we talked to. */
        record TooEarly() implements Verdict {
        }
    }
}
