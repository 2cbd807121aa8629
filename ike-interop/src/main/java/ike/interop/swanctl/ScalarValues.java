package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableSet;
import com.google.common.math.LongMath;
import java.time.Duration;

/**
 * The plain values: yes and no, numbers, times, sizes. What strongSwan takes is taken; upper and lower case are alike.
 */
final class ScalarValues {
    private static final ImmutableSet<String> YES = ImmutableSet.of("yes", "true", "enabled", "1");
    private static final ImmutableSet<String> NO = ImmutableSet.of("no", "false", "disabled", "0");
    private static final long MAX_32 = 0xffff_ffffL;
    private static final int MOST_DIGITS = 15;
    private static final CharMatcher DECIMAL = CharMatcher.inRange('0', '9');
    private static final CharMatcher HEX = DECIMAL.or(CharMatcher.inRange('a', 'f'));

    private ScalarValues() {
    }

    static boolean yesOrNo(String value) throws BadValue {
        String word = Ascii.toLowerCase(value);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw BadValue.expected(value, "yes or no");
        }
        return YES.contains(word);
    }

    /** A whole number, decimal or with {@code 0x} hexadecimal. */
    static long number(String value, long least, long most) throws BadValue {
        String expectation = "a number from " + least + " to " + most;
        Measured measured = Measured.of(value, "", expectation);
        if (measured.count < least || measured.count > most) {
            throw BadValue.expected(value, expectation);
        }
        return measured.count;
    }

    /** A number of 32 bits. */
    static long number(String value) throws BadValue {
        return number(value, 0, MAX_32);
    }

    /** A UDP port. */
    static int port(String value) throws BadValue {
        return (int) number(value, 1, 0xffff);
    }

    /** A code point of Differentiated Services (RFC 2474 §3), in its six bits. */
    static int codePoint(String value) throws BadValue {
        if (value.isEmpty() || value.length() > 6 || !CharMatcher.anyOf("01").matchesAllOf(value)) {
            throw BadValue.expected(value, "six bits like 101110");
        }
        return Integer.parseInt(value, 2);
    }

    /** A time in seconds, or with the unit s, m, h or d behind it. */
    static Duration time(String value) throws BadValue {
        String expectation = "a time like 30s, 10m, 4h or 1d";
        Measured measured = Measured.of(value, "smhd", expectation);
        long seconds = LongMath.saturatedMultiply(measured.count, switch (measured.unit) {
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            default -> 1;
        });
        if (seconds > MAX_32) {
            throw BadValue.expected(value, expectation + " of at most " + MAX_32 + " seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * A number of octets, or with the unit k, m or g behind it, which are powers of 1024; as many as there can be when
     * that is too much.
     */
    static long bytes(String value) throws BadValue {
        Measured measured = Measured.of(value, "kmg", "a number of bytes, like 4096, 100k, 20m or 1g");
        return LongMath.saturatedMultiply(measured.count, 1L << (10 * ("kmg".indexOf(measured.unit) + 1)));
    }

    /** One of a few words; the word in lower case. */
    static String word(String value, ImmutableSet<String> words) throws BadValue {
        String word = Ascii.toLowerCase(value);
        if (!words.contains(word)) {
            throw BadValue.expected(value, oneOf(words));
        }
        return word;
    }

    /** The words as a person lists them: {@code a, b or c}. */
    static String oneOf(Iterable<String> words) {
        String list = String.join(", ", words);
        int last = list.lastIndexOf(", ");
        return last < 0 ? list : list.substring(0, last) + " or " + list.substring(last + 2);
    }

    /** A number and the letter behind it; a blank stands for no letter. */
    private record Measured(long count, char unit) {
        static Measured of(String value, String units, String expectation) throws BadValue {
            String number = Ascii.toLowerCase(value);
            boolean hex = number.startsWith("0x");
            char unit = number.isEmpty() ? ' ' : number.charAt(number.length() - 1);
            // 0x1d is 29, not one day.
            if (units.indexOf(unit) >= 0 && !(hex && HEX.matches(unit))) {
                number = CharMatcher.is(' ').trimTrailingFrom(number.substring(0, number.length() - 1));
            } else {
                unit = ' ';
            }
            if (number.length() > 1 && number.startsWith("0") && DECIMAL.matchesAllOf(number)) {
                throw BadValue.expected(value, expectation + " that does not begin with 0, which strongSwan takes for"
                        + " an octal number");
            }
            String digits = hex ? number.substring(2) : number;
            if (digits.isEmpty() || digits.length() > MOST_DIGITS || !(hex ? HEX : DECIMAL).matchesAllOf(digits)) {
                throw BadValue.expected(value, expectation);
            }
            return new Measured(Long.parseLong(digits, hex ? 16 : 10), unit);
        }
    }
}
