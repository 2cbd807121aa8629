package ike.wire;

/**
 * How strongly the IETF asks for an algorithm: RFC 8247 for IKE, RFC 8221 for ESP and AH, RFC 9395 for what is
 * deprecated since. The words are those of RFC 2119; "+" and "-" announce the direction of the next edition.
 */
public enum Status {
    /** To be implemented. */
    MUST,
    /** To be implemented, and expected to lose that rank. */
    MUST_MINUS,
    /** To be implemented, and expected to become a MUST. */
    SHOULD_PLUS,
    /** To be implemented unless there is a reason. */
    SHOULD,
    /** A free choice. */
    MAY,
    /** Not to be used unless there is a reason. */
    SHOULD_NOT,
    /** Not to be used. */
    MUST_NOT,
    /** Marked DEPRECATED in the IANA registry by RFC 9395. */
    DEPRECATED,
    /** Not defined for this protocol. */
    NOT_ALLOWED,
    /** No document ranks it; what RFC 8247 §1.2 and RFC 8221 §1.1 do not mention may be implemented. */
    UNSPECIFIED
}
