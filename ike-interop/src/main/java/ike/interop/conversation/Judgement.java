package ike.interop.conversation;

import ike.interop.transcript.Protection.Verdict;

/**
 * What came of checking a proof (RFC 7296 §2.15, RFC 2409 §5).
 *
 * @param reason by what it was checked, why it is bad, or which secret is missing; may be empty when it is good
 */
record Judgement(Verdict verdict, String reason) {
    /** It holds. */
    static Judgement good() {
        return new Judgement(Verdict.GOOD, "");
    }

    /** It does not hold. */
    static Judgement bad() {
        return new Judgement(Verdict.BAD, "another secret, or other octets than those in the capture");
    }

    /** It could not be checked. */
    static Judgement missing(String what) {
        return new Judgement(Verdict.UNCHECKED, what);
    }

    static Judgement of(boolean holds) {
        return holds ? good() : bad();
    }
}
