package ike.interop.settings;

import ike.interop.settings.RawSection.RawSetting;
import java.nio.file.Path;

/** Reads the text of one file into a section. */
final class TextParser {
    /** How deep sections may nest in one file. */
    static final int DEEPEST_SECTION = 32;

    private final SettingsParser files;
    private final Path directory;
    private final SettingsLexer lexer;

    TextParser(SettingsParser files, Path directory, SettingsLexer lexer) {
        this.files = files;
        this.directory = directory;
        this.lexer = lexer;
    }

    /** Reads the whole text. */
    void readInto(RawSection section) throws SyntaxError {
        statements(section, 0);
        if (lexer.peek() != SettingsLexer.END) {
            throw lexer.error("a \"}\" that closes no section of this file");
        }
    }

    /** Reads up to a closing brace or to the end, and leaves that there. */
    private void statements(RawSection section, int depth) throws SyntaxError {
        lexer.skipBlank();
        while (lexer.peek() != SettingsLexer.END && lexer.peek() != '}') {
            statement(section, depth);
            lexer.skipBlank();
        }
    }

    private void statement(RawSection section, int depth) throws SyntaxError {
        SourceLine at = lexer.here();
        String name = lexer.name();
        if (name.isEmpty()) {
            throw lexer.error(nameless());
        }
        if (name.equals("include") && lexer.includeFollows()) {
            files.include(directory, lexer.includePattern(), at, section);
            return;
        }
        lexer.skipBlank();
        switch (lexer.peek()) {
            case '=' -> {
                lexer.skip();
                section.set(new RawSetting(name, lexer.value(), at));
                if (lexer.commentTouchesValue()) {
                    files.warn(at,
                            "the value of " + Quoted.of(name) + " ends at a \"#\" that stands right behind it; if"
                                    + " it belongs to the value, put the value into double quotes");
                }
            }
            case '{', ':' -> nested(section.open(name, at), at, depth);
            case '.' -> throw new SyntaxError(at, "a name cannot have a \".\"; expected " + Quoted.of(name)
                    + " to be a section, with { and } around what belongs to it");
            default -> throw new SyntaxError(at, Quoted.of(name)
                    + " is neither a setting nor a section; expected \"=\" or \"{\" behind it");
        }
    }

    private void nested(RawSection section, SourceLine at, int depth) throws SyntaxError {
        if (depth == DEEPEST_SECTION) {
            throw new SyntaxError(at, "more than " + DEEPEST_SECTION + " sections inside each other");
        }
        if (lexer.peek() == ':') {
            references(section);
        }
        lexer.skip();
        statements(section, depth + 1);
        if (lexer.peek() == SettingsLexer.END) {
            throw new SyntaxError(at, "the section " + Quoted.of(section.name()) + " is not closed; expected a \"}\"");
        }
        lexer.skip();
    }

    private void references(RawSection section) throws SyntaxError {
        do {
            lexer.skip();
            lexer.skipBlank();
            SourceLine at = lexer.here();
            String reference = lexer.absoluteName();
            if (reference.isEmpty() || reference.startsWith(".") || reference.endsWith(".")
                    || reference.contains("..")) {
                throw new SyntaxError(at, "expected the absolute name of a section, like connections.base");
            }
            section.refer(reference, at);
            lexer.skipBlank();
        } while (lexer.peek() == ',');
        if (lexer.peek() != '{') {
            throw lexer.error("expected \",\" or \"{\" behind the name of a referenced section");
        }
    }

    private String nameless() {
        return switch (lexer.peek()) {
            case '{' -> "a \"{\" without the name of a section before it";
            case '=' -> "a \"=\" without a key before it";
            case '"' -> "a string where a name is expected; names take no quotes";
            default -> "expected a name, found \"" + (char) lexer.peek() + '"';
        };
    }
}
