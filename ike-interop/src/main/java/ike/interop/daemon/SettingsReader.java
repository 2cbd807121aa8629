package ike.interop.daemon;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.Quoted;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values out of a section, notes those that cannot be taken, and knows in the end which nobody has asked for. */
final class SettingsReader {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([smhd]?)");
    private static final int MILLIS = 1000;

    private final Section root;
    private final String top;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Diagnostic> errors = new ArrayList<>();

    SettingsReader(Section root, String top) {
        this.root = root;
        this.top = top;
    }

    /** The section at this place under the top one, sections with dots between. */
    Optional<Section> section(String path) {
        Optional<Section> section = root.section(top);
        for (String name : Splitter.on('.').omitEmptyStrings().split(path)) {
            section = section.flatMap(found -> found.section(name));
        }
        return section;
    }

    /** The value at this place, by a function that knows nothing of others. */
    <T> Optional<T> read(String path, String expectation, Function<String, Optional<T>> reading) {
        int dot = path.lastIndexOf('.');
        Optional<Setting> setting = section(dot < 0 ? "" : path.substring(0, dot))
                .flatMap(section -> section.setting(path.substring(dot + 1)));
        asked.add(top + "." + path);
        Optional<T> value = setting.flatMap(found -> reading.apply(found.value()));
        if (setting.isPresent() && value.isEmpty()) {
            errors.add(new Diagnostic(setting.get().at(), top + "." + path,
                    Quoted.of(setting.get().value()) + "; expected " + expectation));
        }
        return value;
    }

    OptionalInt number(String path, int least, int most) {
        return read(path, "a number from " + least + " to " + most,
                text -> Optional.ofNullable(Ints.tryParse(text)).filter(n -> n >= least && n <= most))
                .map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    /** A time in whole seconds, or with the unit s, m, h or d. */
    Optional<Duration> time(String path) {
        return read(path, "a time like 30, 30s, 10m, 4h or 1d", text -> {
            Matcher matcher = TIME.matcher(text);
            return matcher.matches() ? Optional.of(duration(matcher)) : Optional.empty();
        });
    }

    /** Seconds with a fraction, more than none. */
    Optional<Duration> seconds(String path) {
        return read(path, "a number of seconds like 4.0",
                text -> Optional.ofNullable(Doubles.tryParse(text)).filter(s -> s > 0 && s < Ints.MAX_POWER_OF_TWO))
                .map(s -> Duration.ofMillis(Math.round(s * MILLIS)));
    }

    /** A factor of at least 1. */
    OptionalDouble factor(String path) {
        return read(path, "a number like 1.8",
                text -> Optional.ofNullable(Doubles.tryParse(text)).filter(f -> f >= 1 && f <= MILLIS))
                .map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    Optional<Boolean> yesOrNo(String path) {
        return read(path, "yes or no", text -> switch (text) {
            case "yes", "true", "enabled", "1" -> Optional.of(true);
            case "no", "false", "disabled", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    ImmutableList<Diagnostic> errors() {
        return ImmutableList.copyOf(errors);
    }

    /** The full names of the settings under the top section that nobody has asked for. */
    ImmutableList<String> unused() {
        ImmutableList.Builder<String> unused = ImmutableList.builder();
        root.section(top).ifPresent(section -> collect(section, top, unused));
        return unused.build();
    }

    private void collect(Section section, String path, ImmutableList.Builder<String> unused) {
        section.settings().stream().map(setting -> path + "." + setting.key()).filter(name -> !asked.contains(name))
                .forEach(unused::add);
        section.sections().forEach(inner -> collect(inner, path + "." + inner.name(), unused));
    }

    private static Duration duration(Matcher matcher) {
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
