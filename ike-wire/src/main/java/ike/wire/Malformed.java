package ike.wire;

/**
 * Why octets are not the message they claim to be.
 *
 * @param field the field that broke the rules, by its path in the message ({@code SA payload / Proposal 1 / Num
 * Transforms})
 * @param offset the field's offset in the octets that were given, from 0
 * @param problem what was found and what was expected, in words
 * @param section the rule's RFC section ({@code RFC 7296 §3.3.1})
 */
public record Malformed(String field, int offset, String problem, String section) {
    /** One line for a person: field, offset, problem, section. */
    public String describe() {
        return field + " at octet " + offset + ": " + problem + " (" + section + ")";
    }
}
