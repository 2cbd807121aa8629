package ike.interop.log;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Up to which level each subsystem is told, in strongSwan's words: -1 silent, 0 what everybody wants to know, 1 the course
 * of things, 2 details. strongSwan has 3 and 4 for octets and keys; we log neither.
 */
public record LogLevels(int byDefault, ImmutableMap<LogGroup, Integer> levels) {
    /** The highest level there is. */
    public static final int HIGHEST = 4;

    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    /** The same level for all. */
    public static LogLevels all(int level) {
        return new LogLevels(level, ImmutableMap.of());
    }

    /** Reads {@code ike=2,cfg=1,default=0}, or one number for all; nothing when it is neither. */
    public static Optional<LogLevels> parse(String text) {
        int byDefault = 1;
        Map<LogGroup, Integer> levels = new EnumMap<>(LogGroup.class);
        for (String item : COMMA.split(text)) {
            int equals = item.indexOf('=');
            String name = equals < 0 ? "default" : item.substring(0, equals).strip();
            Optional<Integer> level = level(item.substring(equals + 1).strip());
            Optional<LogGroup> group = group(name);
            if (level.isEmpty() || (group.isEmpty() && !name.equals("default"))) {
                return Optional.empty();
            }
            if (group.isPresent()) {
                levels.put(group.get(), level.get());
            } else {
                byDefault = level.get();
            }
        }
        return Optional.of(new LogLevels(byDefault, ImmutableMap.copyOf(levels)));
    }

    /** The group of this name, in upper or lower case. */
    public static Optional<LogGroup> group(String name) {
        for (LogGroup group : LogGroup.values()) {
            if (group.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** A level from -1 to 4. */
    public static Optional<Integer> level(String text) {
        return Optional.ofNullable(Ints.tryParse(text)).filter(level -> level >= -1 && level <= HIGHEST);
    }

    /** True when entries of this group and level are told. */
    public boolean include(LogGroup group, int level) {
        return level <= levels.getOrDefault(group, byDefault);
    }
}
