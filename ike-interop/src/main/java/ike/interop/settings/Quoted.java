package ike.interop.settings;

/** Text out of a file as it may stand in a message: one line, printable, and not too long. */
public final class Quoted {
    /** Characters that are shown of a longer text. */
    public static final int LONGEST = 80;

    private Quoted() {
    }

    /** The text in double quotes. */
    public static String of(String text) {
        return '"' + plain(text) + '"';
    }

    /** The text without quotes. */
    public static String plain(String text) {
        return text.codePointCount(0, text.length()) > LONGEST ? first(LONGEST, text) + "..." : whole(text);
    }

    /** The text without quotes, however long it is: the name of a file tells nothing without its end. */
    static String whole(String text) {
        return first(Integer.MAX_VALUE, text);
    }

    private static String first(int most, String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        switch (c) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    shown.appendCodePoint(c);
                } else {
                    shown.append(String.format("\\u{%x}", c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
