package ike.interop.settings;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section with all that it holds or inherits, in strongSwan's order: its own first, then from each referenced
 * section, left to right. Keys are unique, and so are the names of sections; both are case sensitive.
 *
 * @param name without the names of the sections around it; empty for the file as a whole
 * @param at where the section was first opened
 */
public record Section(String name, SourceLine at, ImmutableList<Setting> settings, ImmutableList<Section> sections) {
    /** The setting of this key. */
    public Optional<Setting> setting(String key) {
        return settings.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** The section of this name. */
    public Optional<Section> section(String sectionName) {
        return sections.stream().filter(s -> s.name().equals(sectionName)).findFirst();
    }

    /** This section, and what it does not say as another one says it. */
    public Section inheriting(Section other) {
        return new Section(name, at,
                Stream.concat(settings.stream(), other.settings.stream().filter(one -> setting(one.key()).isEmpty()))
                        .collect(ImmutableList.toImmutableList()),
                Stream.concat(
                        sections.stream().map(own -> other.section(own.name()).map(own::inheriting).orElse(own)),
                        other.sections.stream().filter(one -> section(one.name()).isEmpty()))
                        .collect(ImmutableList.toImmutableList()));
    }

    /** The sections inside the section of this name; none when there is no such section. */
    public ImmutableList<Section> sectionsOf(String sectionName) {
        return section(sectionName).map(Section::sections).orElse(ImmutableList.of());
    }
}
