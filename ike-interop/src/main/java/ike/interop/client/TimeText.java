package ike.interop.client;

import com.google.common.primitives.Longs;
import java.util.Locale;
import java.util.Optional;

/** Seconds and octets as a person reads them. */
final class TimeText {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private TimeText() {
    }

    /** {@code 42s}, {@code 5m 12s}, {@code 3h 4m}, {@code 2d 7h}; a dash for nothing. */
    static String seconds(Optional<String> text) {
        return text.map(Longs::tryParse).map(TimeText::seconds).orElse("-");
    }

    private static String seconds(long seconds) {
        if (seconds < 0) {
            return "overdue";
        }
        if (seconds < 2 * MINUTE) {
            return seconds + "s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + "m " + seconds % MINUTE + "s";
        }
        return seconds < DAY
                ? seconds / HOUR + "h " + seconds % HOUR / MINUTE + "m"
                : seconds / DAY + "d " + seconds % DAY / HOUR + "h";
    }

    /** {@code 980 B}, {@code 1.5 MiB}. */
    static String octets(Optional<String> text) {
        double value = text.map(Longs::tryParse).orElse(0L);
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? (long) value + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
