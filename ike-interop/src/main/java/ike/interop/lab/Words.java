package ike.interop.lab;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The words of one line, taken from the left. Whatever is not as expected is a {@link MalformedCase} that names the place. */
final class Words {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([kMG]?)");

    private final String file;
    private final int number;
    private final String line;
    private final Deque<String> left;

    Words(String file, int number, String line) {
        this.file = file;
        this.number = number;
        this.line = line;
        this.left = new ArrayDeque<>(Splitter.on(' ').omitEmptyStrings().splitToList(line));
    }

    int number() {
        return number;
    }

    String line() {
        return line;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /** Takes this word if it comes next. */
    boolean takeIf(String word) {
        return word.equals(left.peekFirst()) && word.equals(left.pollFirst());
    }

    /** Takes this word, which must come next. */
    void take(String word) {
        if (!takeIf(word)) {
            throw wrong(word);
        }
    }

    /** Takes one of these words. */
    <T> T oneOf(ImmutableMap<String, T> words) {
        T meaning = left.isEmpty() ? null : words.get(left.peekFirst());
        if (meaning == null) {
            throw wrong(String.join(" or ", words.keySet()));
        }
        left.removeFirst();
        return meaning;
    }

    /** Takes any word. */
    String any(String expected) {
        if (left.isEmpty()) {
            throw wrong(expected);
        }
        return left.removeFirst();
    }

    /** Takes a number, with k, M or G for 10³, 10⁶ or 10⁹ of them. */
    long size() {
        Matcher size = SIZE.matcher(left.isEmpty() ? "" : left.peekFirst());
        if (!size.matches()) {
            throw wrong("a number such as 5, 100k or 20M");
        }
        left.removeFirst();
        long factor = switch (size.group(2)) {
            case "k" -> 1_000;
            case "M" -> 1_000_000;
            case "G" -> 1_000_000_000;
            default -> 1;
        };
        return Long.parseLong(size.group(1)) * factor;
    }

    /** Takes a version. */
    Version version() {
        try {
            return Version.parse(left.isEmpty() ? "" : left.removeFirst());
        } catch (IllegalArgumentException e) {
            throw new MalformedCase(place() + "expected a version such as 6.0: " + e.getMessage());
        }
    }

    /** Takes all that is left of the line. */
    String rest(String expected) {
        String rest = String.join(" ", left);
        if (rest.isEmpty()) {
            throw wrong(expected);
        }
        left.clear();
        return rest;
    }

    /** Takes all that is left of the line, a display filter of Wireshark. A comma ends a filter where several are asked for at once. */
    String filter() {
        String rest = rest("a display filter");
        if (rest.contains(",")) {
            throw new MalformedCase(place() + "expected a display filter without a comma, found \"" + rest + "\"");
        }
        return rest;
    }

    /** Takes all that is left of the line, a regular expression of Java. */
    Pattern pattern() {
        String rest = rest("a regular expression");
        try {
            return Pattern.compile(rest);
        } catch (PatternSyntaxException e) {
            throw new MalformedCase(
                    place() + "not a regular expression: " + e.getDescription() + " in \"" + rest + "\"");
        }
    }

    /** Nothing may be left. */
    void end() {
        if (!left.isEmpty()) {
            throw wrong("the end of the line");
        }
    }

    private MalformedCase wrong(String expected) {
        String found = left.isEmpty() ? "the line ends" : "found \"" + left.peekFirst() + "\"";
        return new MalformedCase(place() + "expected " + expected + ", " + found);
    }

    private String place() {
        return file + ":" + number + ": ";
    }
}
