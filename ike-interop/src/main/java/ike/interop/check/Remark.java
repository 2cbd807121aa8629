package ike.interop.check;

/**
 * Something that is allowed and probably not meant.
 *
 * @param key the full name of the section or key in swanctl.conf
 * @param sentence one line
 */
public record Remark(String key, String sentence) {
    @Override
    public String toString() {
        return key + ": " + sentence;
    }
}
