package ike.wire;

/** One entry of an IANA registry: the number on the wire and the name that people know it by. */
public interface CodePoint {
    /** The number on the wire. */
    int code();

    /** IANA's name; {@code unknown (n)} for a code without one. */
    String label();

    /** The document that defines the entry ({@code RFC 7296}); empty for a code without one. */
    default String reference() {
        return "";
    }

    /** The label of a code without a name. */
    static String unknown(int code) {
        return "unknown (" + code + ")";
    }
}
