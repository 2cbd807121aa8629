package ike.interop.transcript;

import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;

/**
 * How something sealed is protected, and what came of checking it.
 *
 * @param check the separate integrity algorithm; none with combined-mode encryption
 * @param verdict whether the octets are those that the sender sealed
 * @param reason why it is bad or unchecked, for a person; empty when it is good
 */
public record Protection(CipherChoice cipher, IcvCheck check, Verdict verdict, String reason) {
    /** What an integrity check value said. */
    public enum Verdict {
        /** It is the one that the key gives. */
        GOOD,
        /** It is another one: the octets were changed, or the key is not theirs. */
        BAD,
        /** Nobody looked: the key table names no algorithm for it, or one that is not here. */
        UNCHECKED
    }
}
