package ike.interop.control;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.BaseEncoding;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.Setting;
import ike.interop.settings.SourceLine;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.wire.Bytes;
import java.util.stream.Collectors;

/**
 * A message as the settings that a file would hold, so that both are read by the same reader. A file names certificates,
 * a message holds them: their octets become {@code 0s} and Base64.
 */
final class SettingsTree {
    private static final ImmutableSet<String> OCTETS = ImmutableSet.of("certs", "cacerts", "pubkeys");

    private SettingsTree() {
    }

    /** A file with this one section. */
    static ParsedSettings.Tree root(Section section) {
        return new ParsedSettings.Tree(
                new Section("", section.at(), ImmutableList.of(), ImmutableList.of(section)), ImmutableSet.of(),
                ImmutableList.of());
    }

    /** A message's content under a name; a list becomes what a file writes, its items with commas between. */
    static Section section(String name, Message content, SourceLine at) {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        ImmutableList.Builder<Section> sections = ImmutableList.builder();
        for (Element element : content.elements()) {
            switch (element) {
                case Element.KeyValue(String key, Bytes value) -> settings.add(new Setting(key, text(key, value), at));
                case Element.ItemList(String key, var items) -> settings.add(
                        new Setting(key, items.stream().map(item -> text(key, item)).collect(Collectors.joining(",")),
                                at));
                case Element.Section(String key, Message inner) -> sections.add(section(key, inner, at));
            }
        }
        return new Section(name, at, settings.build(), sections.build());
    }

    private static String text(String key, Bytes value) {
        return OCTETS.contains(key) ? "0s" + BaseEncoding.base64().encode(value.toArray()) : value.utf8();
    }
}
