package ike.interop.transcript;

import java.util.Set;
import java.util.TreeSet;

/**
 * The paths of all members in a JSON text, by a strict reader of its own: {@code layers[].octets}. Members of a field,
 * at whatever depth, are told as {@code fields[].name}.
 */
public final class JsonPaths {
    private final String text;
    private final Set<String> paths = new TreeSet<>();
    private int at;

    private JsonPaths(String text) {
        this.text = text;
    }

    /** The paths of one JSON text; an error when it is none. */
    public static Set<String> of(String json) {
        JsonPaths reader = new JsonPaths(json);
        reader.value("");
        if (reader.at != json.length()) {
            throw reader.wrong("something behind the value");
        }
        return reader.paths;
    }

    private void value(String path) {
        switch (text.charAt(at)) {
            case '{' -> object(path);
            case '[' -> array(path);
            case '"' -> string();
            default -> literal();
        }
    }

    private void object(String path) {
        char next = '{';
        while (next != '}') {
            expect(next);
            if (text.charAt(at) == '}') {
                break;
            }
            String name = string();
            expect(':');
            String member = path.isEmpty() ? name : path + "." + name;
            paths.add(member);
            value(member.endsWith(".fields") ? "fields" : member);
            next = text.charAt(at) == ',' ? ',' : '}';
        }
        expect('}');
    }

    private void array(String path) {
        expect('[');
        while (text.charAt(at) != ']') {
            value(path + "[]");
            if (text.charAt(at) == ',') {
                at++;
            }
        }
        expect(']');
    }

    private String string() {
        int start = at;
        expect('"');
        while (text.charAt(at) != '"') {
            if (text.charAt(at) < 0x20) {
                throw wrong("a control character");
            }
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        expect('"');
        return text.substring(start + 1, at - 1);
    }

    private void literal() {
        int start = at;
        while (",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (!text.substring(start, at).matches("true|false|-?[0-9]+")) {
            throw wrong("neither a number nor a truth value");
        }
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw wrong("no " + c);
        }
        at++;
    }

    private AssertionError wrong(String what) {
        return new AssertionError(what + " at " + at + " of " + text);
    }
}
