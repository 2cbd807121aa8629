package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;

/**
 * A program and its arguments in one line: blanks stand between them; what stands in quotes of either kind is one word, blanks and
 * all, and a backslash takes the next character as it is. No shell reads it, so nothing else has a meaning.
 */
final class CommandWords {
    private final ImmutableList.Builder<String> words = ImmutableList.builder();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote;

    private CommandWords() {
    }

    static ImmutableList<String> of(String line) throws BadValue {
        CommandWords reading = new CommandWords();
        for (int i = 0; i < line.length(); i++) {
            boolean escaped = line.charAt(i) == '\\' && i + 1 < line.length() && reading.quote != '\'';
            if (escaped) {
                i++;
            }
            reading.take(line.charAt(i), escaped);
        }
        if (reading.quote != 0) {
            throw BadValue.expected(line, "a program and its arguments, with " + reading.quote + " at the end");
        }
        reading.end();
        return reading.words.build();
    }

    private void take(char c, boolean escaped) {
        if (escaped || (quote != 0 && c != quote) || (quote == 0 && c != ' ' && c != '\t' && c != '"' && c != '\'')) {
            word.append(c);
            inWord = true;
        } else if (quote != 0) {
            quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
            inWord = true;
        } else {
            end();
        }
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
