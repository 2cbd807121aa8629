package ike.wire;

/**
 * An entry of a small registry, or an unassigned code of it: for values that are shown and passed on, which no decision
 * depends on. The registries are IANA's; each entry names its RFC section or document.
 *
 * @param code the number on the wire
 * @param label IANA's name, {@code unknown (n)} without one
 * @param reference the document that defines it, empty without one
 */
public record NamedCode(int code, String label, String reference) implements CodePoint {
    /** A code without an entry. */
    public static NamedCode unknown(int code) {
        return new NamedCode(code, CodePoint.unknown(code), "");
    }

    @Override
    public String toString() {
        return label;
    }
}
