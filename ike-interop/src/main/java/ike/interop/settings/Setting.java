package ike.interop.settings;

/**
 * A key with its value. A setting whose value was cleared ({@code key =}) is none.
 *
 * @param key without the names of the sections around it
 * @param value unquoted, escapes resolved; may be the empty string, which only {@code ""} writes
 * @param at where the value that counts was written
 */
public record Setting(String key, String value, SourceLine at) {
    /** The key only: the value may be a secret. */
    @Override
    public String toString() {
        return key + " (" + at + ")";
    }
}
