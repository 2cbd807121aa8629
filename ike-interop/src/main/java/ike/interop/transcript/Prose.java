package ike.interop.transcript;

/** Text set in lines of at most 100 columns. */
final class Prose {
    static final int WIDTH = 100;

    private Prose() {
    }

    /** The words in lines that begin with {@code margin}, each line with its line feed. */
    static String wrap(String text, String margin) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(margin);
        for (String word : text.split(" ", -1)) {
            boolean isFirst = line.length() == margin.length();
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line.setLength(0);
                line.append(margin);
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        return out.append(line).append('\n').toString();
    }

    /** A headline that a rule makes as wide as the text. */
    static String rule(String headline) {
        return "━━━ " + headline + " " + "━".repeat(Math.max(3, WIDTH - headline.length() - 5));
    }
}
