package ike.interop.swanctl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;

/** A list with commas: blanks around an item do not count, empty items are passed over. */
final class ListValue {
    private static final Splitter COMMA = Splitter.on(',').trimResults().omitEmptyStrings();

    private ListValue() {
    }

    /** The items, at least one. */
    static ImmutableList<String> items(String value) throws BadValue {
        ImmutableList<String> items = ImmutableList.copyOf(COMMA.split(value));
        if (items.isEmpty()) {
            throw BadValue.expected(value, "at least one item");
        }
        return items;
    }
}
