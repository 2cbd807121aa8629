package ike.interop.swanctl;

import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import ike.interop.settings.SourceLine;
import java.util.Optional;

/**
 * Reads the values of one section; a bad one is noted as an error, and reading goes on with the default, so that a user
 * sees all errors at once.
 */
final class SectionReader {
    private final Section section;
    private final String path;
    private final Findings findings;

    SectionReader(Section section, String path, Findings findings) {
        this.section = section;
        this.path = path;
        this.findings = findings;
    }

    /** Makes a value of a text. */
    interface Reading<T> {
        T of(String value) throws BadValue;
    }

    /** The value of the key, or nothing when it is absent or bad. */
    <T> Optional<T> read(String key, Reading<T> reading) {
        Optional<Setting> setting = section.setting(key);
        return setting.isPresent() ? read(setting.get(), reading) : Optional.empty();
    }

    /** The value of the key, or the default when it is absent or bad. */
    <T> T read(String key, T byDefault, Reading<T> reading) {
        return read(key, reading).orElse(byDefault);
    }

    /** The value of a setting of this section, or nothing when it is bad. */
    <T> Optional<T> read(Setting setting, Reading<T> reading) {
        try {
            return Optional.of(reading.of(setting.value()));
        } catch (BadValue e) {
            findings.error(setting.at(), path + "." + setting.key(), e.line());
            return Optional.empty();
        }
    }

    /** A reader of a section inside this one. */
    SectionReader inner(Section inner, String innerPath) {
        return new SectionReader(inner, path + "." + innerPath, findings);
    }

    Section section() {
        return section;
    }

    /** How many errors there are so far, of all sections. */
    int errorCount() {
        return findings.errorCount();
    }

    /** Notes an error about the section as a whole. */
    void error(String message) {
        findings.error(section.at(), path, message);
    }

    /** Notes a warning about one of the section's keys. */
    void warning(String key, String message) {
        SourceLine at = section.setting(key).map(Setting::at).orElse(section.at());
        findings.warning(at, path + "." + key, message);
    }
}
