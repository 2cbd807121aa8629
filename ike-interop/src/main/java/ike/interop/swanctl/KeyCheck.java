package ike.interop.swanctl;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import java.util.Optional;

/**
 * Holds every setting and section against the key table: what is unknown, or would change something that is not
 * supported, is an error.
 */
final class KeyCheck {
    private final Findings findings;

    KeyCheck(Findings findings) {
        this.findings = findings;
    }

    /** Checks a section that stands at this place. */
    void check(Section section, String path, KeyTable table) {
        for (Setting setting : section.settings()) {
            String name = path + "." + setting.key();
            Optional<KeyRule> rule = table.key(setting.key());
            if (rule.isPresent()) {
                check(setting, name, rule.get());
            } else {
                findings.error(setting.at(), name,
                        "there is no such key here" + suggestion(setting.key(), table.keyNames()));
            }
        }
        for (Section inner : section.sections()) {
            String name = path + "." + inner.name();
            Optional<KeyTable> innerTable = table.section(inner.name());
            if (innerTable.isPresent()) {
                check(inner, name, innerTable.get());
            } else {
                findings.error(inner.at(), name,
                        "there is no such section here" + suggestion(inner.name(), table.sectionNames()));
            }
        }
    }

    /**
     * What stands outside of all known sections serves only to be inherited from; a near miss of a known name is an
     * error, a leftover a warning.
     */
    void checkTopLevel(Section root, ImmutableSet<String> referenced) {
        for (Setting setting : root.settings()) {
            findings.error(setting.at(), setting.key(),
                    "there is no such key outside of all sections; expected sections: "
                            + ScalarValues.oneOf(KeyTable.SWANCTL.sectionNames()));
        }
        for (Section section : root.sections()) {
            boolean used = referenced.stream()
                    .anyMatch(r -> r.equals(section.name()) || r.startsWith(section.name() + "."));
            if (KeyTable.SWANCTL.section(section.name()).isPresent() || used) {
                continue;
            }
            Optional<String> near = NearestName.of(section.name(), KeyTable.SWANCTL.sectionNames());
            if (near.isPresent()) {
                findings.error(section.at(), section.name(),
                        "there is no such section; did you mean " + near.get() + "?");
            } else {
                findings.warning(section.at(), section.name(),
                        "nothing inherits from this section, so it has no effect");
            }
        }
    }

    private void check(Setting setting, String name, KeyRule rule) {
        try {
            rule.check(setting.value());
            if (rule.leavesOut(setting.value())) {
                findings.warning(setting.at(), name, "not used: " + rule.reason());
            }
        } catch (BadValue e) {
            findings.error(setting.at(), name, e.line());
        }
    }

    private static String suggestion(String name, Iterable<String> here) {
        Optional<KeyRule> elsewhere = KeyRule.ALL.stream().filter(r -> r.path().getLast().equals(name)).findFirst();
        if (elsewhere.isPresent()) {
            return "; it belongs into "
                    + String.join(".", Iterables.limit(elsewhere.get().path(), elsewhere.get().path().size() - 1));
        }
        return NearestName.of(name, here).map(near -> "; did you mean " + near + "?")
                .orElse("; expected one of those in docs/configuration.md");
    }
}
