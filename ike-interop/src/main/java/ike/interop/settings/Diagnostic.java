package ike.interop.settings;

/**
 * One thing to say about a configuration: an error or a warning, which of them is for the list that it stands in.
 *
 * @param at where the user has to look
 * @param key the full name of the setting or section, sections separated by dots; empty when the text itself is at
 * fault
 * @param message what is wrong and what was expected, one line without a full stop; never shows a secret
 */
public record Diagnostic(SourceLine at, String key, String message) {
    /** About the text, not about one key. */
    public static Diagnostic ofText(SourceLine at, String message) {
        return new Diagnostic(at, "", message);
    }

    /** The one line that a person reads: {@code swanctl.conf:12: connections.gw.encap: "maybe"; expected yes or no}. */
    @Override
    public String toString() {
        return key.isEmpty() ? at + ": " + message : at + ": " + Quoted.plain(key) + ": " + message;
    }
}
