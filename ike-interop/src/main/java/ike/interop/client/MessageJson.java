package ike.interop.client;

import com.google.common.collect.ImmutableList;
import ike.interop.json.JsonObject;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.wire.Bytes;

/** A vici message as JSON: sections are objects, lists are lists, every value is a text as the daemon wrote it. */
public final class MessageJson {
    private MessageJson() {
    }

    /** The message as an object. */
    public static JsonObject of(Message message) {
        JsonObject json = new JsonObject();
        for (Element element : message.elements()) {
            switch (element) {
                case Element.KeyValue(String name, Bytes value) -> json.put(name, value.utf8());
                case Element.ItemList(String name, var items) ->
                    json.putTexts(name, items.stream().map(Bytes::utf8).toList());
                case Element.Section(String name, Message content) -> json.put(name, of(content));
            }
        }
        return json;
    }

    /** All messages as objects. */
    public static ImmutableList<JsonObject> of(ImmutableList<Message> messages) {
        return messages.stream().map(MessageJson::of).collect(ImmutableList.toImmutableList());
    }
}
