package ike.crypto.v1;

import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;

/**
 * What proves an identity in Phase 1 (RFC 2409 §5): sent as it is, or signed.
 *
 * <pre>
 * HASH_I = prf (SKEYID, g^xi | g^xr | CKY-I | CKY-R | SAi_b | IDii_b)
 * HASH_R = prf (SKEYID, g^xr | g^xi | CKY-R | CKY-I | SAi_b | IDir_b)
 * </pre>
 *
 * @param gxi the initiator's public value, as it was sent
 * @param gxr the responder's
 * @param initiator CKY-I
 * @param responder CKY-R
 * @param sa SAi_b, the body of the SA payload that the initiator offered, every octet of it
 */
public record Phase1Hashes(Bytes gxi, Bytes gxr, Cookie initiator, Cookie responder, Bytes sa) {
    /** HASH_I; {@code id} is IDii_b, the body of the initiator's ID payload. To be compared in constant time. */
    public Bytes ofInitiator(Prf prf, Secret skeyid, Bytes id, DerivationLog log) {
        return hash(prf, skeyid, log, "HASH_I", new Part("g^xi", gxi), new Part("g^xr", gxr),
                new Part("CKY-I", initiator.bytes()), new Part("CKY-R", responder.bytes()), new Part("SAi_b", sa),
                new Part("IDii_b", id));
    }

    /** HASH_R; {@code id} is IDir_b, the body of the responder's ID payload. To be compared in constant time. */
    public Bytes ofResponder(Prf prf, Secret skeyid, Bytes id, DerivationLog log) {
        return hash(prf, skeyid, log, "HASH_R", new Part("g^xr", gxr), new Part("g^xi", gxi),
                new Part("CKY-R", responder.bytes()), new Part("CKY-I", initiator.bytes()), new Part("SAi_b", sa),
                new Part("IDir_b", id));
    }

    private static Bytes hash(Prf prf, Secret skeyid, DerivationLog log, String name, Part... parts) {
        return Part.hash(prf, new Part.Key("SKEYID", skeyid), name, "RFC 2409 §5", log, parts);
    }
}
