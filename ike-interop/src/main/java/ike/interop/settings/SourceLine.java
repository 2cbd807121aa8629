package ike.interop.settings;

/**
 * Where something stands in a configuration.
 *
 * @param file the file's name as the user wrote it, or as an include found it
 * @param line counted from 1; 0 means the file as a whole
 */
public record SourceLine(String file, int line) {
    /** The file as a whole. */
    public static SourceLine of(String file) {
        return new SourceLine(file, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? Quoted.whole(file) : Quoted.whole(file) + ":" + line;
    }
}
