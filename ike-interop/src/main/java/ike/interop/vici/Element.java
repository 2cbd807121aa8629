package ike.interop.vici;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;

/**
 * One entry of a vici message or of a section in it.
 *
 * <pre>
 * KEY_VALUE      3 | name length | name ... | value length (2) | value ...
 * LIST_START     4 | name length | name ... |
 *   LIST_ITEM    5 | value length (2) | value ... | and so on
 * LIST_END       6
 * SECTION_START  1 | name length | name ... |
 *   elements ...
 * SECTION_END    2
 * </pre>
 */
public sealed interface Element {
    /** The name: at most 255 octets in UTF-8, not always unique among its neighbours. */
    String name();

    /** Octets on the wire. */
    default int length() {
        int head = 2 + Bytes.utf8(name()).length();
        return switch (this) {
            case KeyValue(var _, Bytes value) -> head + 2 + value.length();
            case ItemList(var _, var items) -> head + items.stream().mapToInt(item -> 3 + item.length()).sum() + 1;
            case Section(var _, Message content) -> head + content.length() + 1;
        };
    }

    /** A key with its value. */
    record KeyValue(String name, Bytes value) implements Element {
    }

    /** A key with any number of values. */
    record ItemList(String name, ImmutableList<Bytes> items) implements Element {
    }

    /** Elements of their own under a name. */
    record Section(String name, Message content) implements Element {
    }
}
