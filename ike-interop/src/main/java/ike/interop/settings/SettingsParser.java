package ike.interop.settings;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the text format of swanctl.conf and strongswan.conf, as strongswan.conf(5) describes it. No RFC section: it is
 * strongSwan's.
 *
 * <pre>
 *   settings   := (section | keyvalue | include)*
 *   section    := name [":" references] "{" settings "}"
 *   references := absolute name ["," absolute name]*
 *   keyvalue   := key "=" value, up to the end of the line, to "#" or to "}"
 *   include    := "include" pattern, relative to the directory of the file that it stands in
 * </pre>
 *
 * A value is words and double-quoted strings; strings may run over lines and know {@code \n \r \t}, a backslash before
 * the end of a line joins two lines, and before anything else stands for that character. A section that is opened again
 * is extended, a key that is set again keeps the last value, and {@code key =} alone gives a key its default back, also
 * where a value would be inherited.
 *
 * <p>
 * Stricter than strongSwan, so that nothing is lost in silence: each file closes the sections that it opens, an
 * included file must be readable, a referenced section must exist and may not contain what inherits from it. Files,
 * includes and sections are limited.
 */
public final class SettingsParser {
    /** How many files may include each other, one inside the other. */
    public static final int DEEPEST_INCLUDE = 16;
    /** How many files one configuration may have. */
    public static final int MOST_FILES = 1_000;

    private final List<Diagnostic> warnings = new ArrayList<>();
    private final Deque<Path> open = new ArrayDeque<>();
    private int files;

    private SettingsParser() {
    }

    /** Reads a file and what it includes. */
    public static ParsedSettings parse(Path file) {
        SettingsParser parser = new SettingsParser();
        return parser.result(SourceLine.of(file.toString()), root -> parser.file(file, root.at(), root));
    }

    /**
     * Reads a text that is in memory.
     *
     * @param name what messages call it
     * @param text the text
     * @param directory where relative includes begin
     */
    public static ParsedSettings parse(String name, String text, Path directory) {
        SettingsParser parser = new SettingsParser();
        return parser.result(SourceLine.of(name), root -> parser.text(directory.resolve(name), name, text, root));
    }

    /** Reads what an include means into a section. */
    void include(Path directory, String pattern, SourceLine at, RawSection section) throws SyntaxError {
        if (pattern.isEmpty()) {
            warn(at, "an include without a file name is passed over");
            return;
        }
        ImmutableList<Path> found;
        try {
            found = FilePattern.matches(directory, pattern);
        } catch (InvalidPathException | IOException e) {
            throw new SyntaxError(at, "the include of " + Quoted.of(pattern) + " cannot be followed: "
                    + Quoted.plain(String.valueOf(e.getMessage())));
        }
        if (found.isEmpty() && !FilePattern.hasWildcard(pattern)) {
            warn(at, "there is no file " + Quoted.of(pattern) + " to include");
        }
        for (Path file : found) {
            if (Files.isRegularFile(file)) {
                file(file, at, section);
            }
        }
    }

    /** Notes what may surprise but is no error. */
    void warn(SourceLine at, String message) {
        warnings.add(Diagnostic.ofText(at, message));
    }

    private interface Reading {
        void into(RawSection root) throws SyntaxError;
    }

    private ParsedSettings result(SourceLine whole, Reading reading) {
        RawSection root = new RawSection("", whole);
        try {
            reading.into(root);
            ReferenceResolver resolver = new ReferenceResolver(root);
            Section resolved = resolver.resolve();
            return new ParsedSettings.Tree(resolved, resolver.referenced(), ImmutableList.copyOf(warnings));
        } catch (SyntaxError e) {
            return new ParsedSettings.Broken(e.diagnostic());
        }
    }

    private void file(Path file, SourceLine at, RawSection section) throws SyntaxError {
        Path identity = file.toAbsolutePath().normalize();
        if (open.contains(identity)) {
            throw new SyntaxError(at, "includes " + Quoted.of(file.toString()) + ", which is what includes it");
        }
        if (open.size() == DEEPEST_INCLUDE || files++ == MOST_FILES) {
            throw new SyntaxError(at, "too many includes; expected at most " + DEEPEST_INCLUDE
                    + " files inside each other and " + MOST_FILES + " in all");
        }
        open.push(identity);
        text(file, file.toString(), SettingsFile.read(file), section);
        open.pop();
    }

    private void text(Path file, String name, String text, RawSection section) throws SyntaxError {
        Path parent = file.getParent();
        Path directory = parent == null ? Path.of("") : parent;
        new TextParser(this, directory, new SettingsLexer(name, text)).readInto(section);
    }
}
