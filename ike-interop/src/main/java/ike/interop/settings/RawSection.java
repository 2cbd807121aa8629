package ike.interop.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section as it is being read: grows while the text and its includes extend it; references are names only. */
final class RawSection {
    private final String name;
    private final SourceLine at;
    private final Map<String, RawSetting> settings = new LinkedHashMap<>();
    private final Map<String, RawSection> sections = new LinkedHashMap<>();
    private final Map<String, SourceLine> references = new LinkedHashMap<>();

    RawSection(String name, SourceLine at) {
        this.name = name;
        this.at = at;
    }

    /** A setting, or with {@code null} the order to take the default. */
    record RawSetting(String key, @Nullable String value, SourceLine at) {
    }

    String name() {
        return name;
    }

    SourceLine at() {
        return at;
    }

    /** The section of this name in this one: an earlier one is extended. */
    RawSection open(String sectionName, SourceLine where) {
        return sections.computeIfAbsent(sectionName, key -> new RawSection(key, where));
    }

    /** Sets the key; it keeps the place of an earlier value. */
    void set(RawSetting setting) {
        settings.put(setting.key(), setting);
    }

    /** Inherits from the section with this absolute name, after those named before. */
    void refer(String absoluteName, SourceLine where) {
        references.putIfAbsent(absoluteName, where);
    }

    Iterable<RawSetting> settings() {
        return settings.values();
    }

    Iterable<String> sectionNames() {
        return sections.keySet();
    }

    @Nullable
    RawSection section(String sectionName) {
        return sections.get(sectionName);
    }

    Map<String, SourceLine> references() {
        return references;
    }
}
