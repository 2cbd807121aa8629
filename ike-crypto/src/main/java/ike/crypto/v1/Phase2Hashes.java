package ike.crypto.v1;

import ike.crypto.DerivationLog;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;

/**
 * What authenticates the messages behind Phase 1 (RFC 2409 §5.5, §5.6, §5.7), each in the HASH payload in front of its
 * message:
 *
 * <pre>
 * HASH(1) = prf (SKEYID_a,     M-ID |        message)    the first of a Quick Mode or New Group Mode, and every Informational
 * HASH(2) = prf (SKEYID_a,     M-ID | Ni_b | message)    the second of a Quick Mode
 * HASH(3) = prf (SKEYID_a, 0 | M-ID | Ni_b | Nr_b)       its third
 * HASH(2) = prf (SKEYID_a,     M-ID |        message)    the second of a New Group Mode
 * </pre>
 *
 * The message is everything behind the HASH payload, generic headers included, padding of the encryption not. To be
 * compared in constant time.
 */
public final class Phase2Hashes {
    private static final String QUICK_MODE = "RFC 2409 §5.5";
    private static final String NEW_GROUP_MODE = "RFC 2409 §5.6";

    private Phase2Hashes() {
    }

    /** HASH(1). Transaction exchanges use it for both of their messages. */
    public static Bytes hash1(Prf prf, Secret skeyidA, long messageId, Bytes message, DerivationLog log) {
        return hash(prf, skeyidA, log, "HASH(1)", part(messageId), new Part("message", message));
    }

    /** HASH(2); {@code ni} is Ni_b. */
    public static Bytes hash2(Prf prf, Secret skeyidA, long messageId, Bytes ni, Bytes message, DerivationLog log) {
        return hash(prf, skeyidA, log, "HASH(2)", part(messageId), new Part("Ni_b", ni), new Part("message", message));
    }

    /** HASH(3); {@code ni} and {@code nr} are Ni_b and Nr_b. */
    public static Bytes hash3(Prf prf, Secret skeyidA, long messageId, Bytes ni, Bytes nr, DerivationLog log) {
        return hash(prf, skeyidA, log, "HASH(3)", new Part("0", Bytes.of(0)), part(messageId), new Part("Ni_b", ni),
                new Part("Nr_b", nr));
    }

    /** HASH(1) of New Group Mode and, of its {@code answer}, HASH(2): both are made of their own message alone. */
    public static Bytes newGroup(boolean answer, Prf prf, Secret skeyidA, long messageId, Bytes message,
            DerivationLog log) {
        return Part.hash(prf, new Part.Key("SKEYID_a", skeyidA), answer ? "HASH(2)" : "HASH(1)", NEW_GROUP_MODE, log,
                part(messageId), new Part("SA", message));
    }

    private static Part part(long messageId) {
        return new Part("M-ID", Bytes.u32(messageId));
    }

    private static Bytes hash(Prf prf, Secret skeyidA, DerivationLog log, String name, Part... parts) {
        return Part.hash(prf, new Part.Key("SKEYID_a", skeyidA), name, QUICK_MODE, log, parts);
    }
}
