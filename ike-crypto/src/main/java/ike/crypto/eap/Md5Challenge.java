package ike.crypto.eap;

import ike.crypto.Secret;
import ike.wire.Bytes;

/** The answer to an MD5-Challenge: MD5 (Identifier | password | challenge) (RFC 3748 §5.4, RFC 1994 §4.1). */
public final class Md5Challenge {
    /** Octets of an answer. */
    public static final int LENGTH = 16;

    private Md5Challenge() {
    }

    /**
     * The answer, 16 octets.
     *
     * @param identifier of the EAP messages, 0 to 255
     */
    public static Bytes response(int identifier, Secret password, Bytes challenge) {
        return OldHash.md5().add(Bytes.of(identifier)).add(password).add(challenge).finishPublic();
    }
}
