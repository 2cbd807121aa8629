package ike.interop.json;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.StringJoiner;

/** One JSON object (RFC 8259) on one line, its members in the order in which they were put. */
public final class JsonObject {
    private final StringJoiner members = new StringJoiner(",", "{", "}");

    /** An object without members. */
    public JsonObject() {
    }

    /** A text. */
    public JsonObject put(String name, String value) {
        return raw(name, quoted(value));
    }

    /** A number. */
    public JsonObject put(String name, long value) {
        return raw(name, Long.toString(value));
    }

    /** A truth value. */
    public JsonObject put(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    /** An object. */
    public JsonObject put(String name, JsonObject value) {
        return raw(name, value.toString());
    }

    /** A list of texts. */
    public JsonObject putTexts(String name, List<String> values) {
        return raw(name, "[" + Joiner.on(',').join(values.stream().map(JsonObject::quoted).toList()) + "]");
    }

    /** A list of numbers. */
    public JsonObject putNumbers(String name, List<Long> values) {
        return raw(name, "[" + Joiner.on(',').join(values) + "]");
    }

    /** A list of objects. */
    public JsonObject putObjects(String name, ImmutableList<JsonObject> values) {
        return raw(name, "[" + Joiner.on(',').join(values) + "]");
    }

    @Override
    public String toString() {
        return members.toString();
    }

    private JsonObject raw(String name, String value) {
        members.add(quoted(name) + ":" + value);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
