package ike.interop.control;

import ike.interop.vici.Element;
import ike.interop.vici.Message;
import java.util.stream.Collectors;

/** Messages as {@code swanctl --raw} prints them. */
final class RawText {
    private RawText() {
    }

    static String of(Message message) {
        return message.elements().stream().map(element -> switch (element) {
            case Element.KeyValue(String name, var value) -> name + "=" + value.utf8();
            case Element.ItemList(String name, var values) ->
                name + "=" + values.stream().map(value -> value.utf8()).collect(Collectors.joining(" ", "[", "]"));
            case Element.Section(String name, Message content) -> name + " {" + of(content) + "}";
        }).collect(Collectors.joining(" "));
    }
}
