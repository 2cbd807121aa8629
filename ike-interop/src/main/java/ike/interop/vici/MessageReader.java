package ike.interop.vici;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a message's octets, which may come from anybody who can open the socket. */
final class MessageReader {
    private static final String RULE = "vici, message format";

    private final WireReader reader;
    private final Deque<Open> open = new ArrayDeque<>();

    /** A section that has begun. */
    private record Open(String name, ImmutableList.Builder<Element> elements) {
    }

    private MessageReader(WireReader reader) {
        this.reader = reader;
        open.push(new Open("", ImmutableList.builder()));
    }

    static Decoded<Message> read(Bytes octets) {
        return WireReader.decode(octets, "message", RULE, reader -> new MessageReader(reader).read());
    }

    private Message read() {
        while (reader.remaining() > 0) {
            element(reader.u8("element type"));
        }
        if (open.size() > 1) {
            throw reader.malformed(
                    "ends inside the section " + open.peek().name() + ", expected SECTION_END for each SECTION_START");
        }
        return new Message(open.pop().elements().build());
    }

    private void element(int type) {
        switch (type) {
            case ElementType.SECTION_START -> begin();
            case ElementType.SECTION_END -> end();
            case ElementType.KEY_VALUE -> add(new Element.KeyValue(name(), value()));
            case ElementType.LIST_START -> add(new Element.ItemList(name(), items()));
            case ElementType.LIST_ITEM, ElementType.LIST_END ->
                throw reader.malformed("is " + type + " outside of a list, expected 1, 2, 3 or 4");
            default -> throw reader.malformed("is " + type + ", expected 1, 2, 3 or 4");
        }
    }

    private void begin() {
        if (open.size() > ViciLimits.DEEPEST_SECTION) {
            throw reader
                    .malformed("opens more than " + ViciLimits.DEEPEST_SECTION + " sections inside each other");
        }
        open.push(new Open(name(), ImmutableList.builder()));
    }

    private void end() {
        if (open.size() == 1) {
            throw reader.malformed("closes a section, but none is open");
        }
        Open closed = open.pop();
        add(new Element.Section(closed.name(), new Message(closed.elements().build())));
    }

    private ImmutableList<Bytes> items() {
        ImmutableList.Builder<Bytes> items = ImmutableList.builder();
        int type = reader.u8("element type");
        while (type == ElementType.LIST_ITEM) {
            items.add(value());
            type = reader.u8("element type");
        }
        if (type != ElementType.LIST_END) {
            throw reader.malformed("is " + type + " inside a list, expected LIST_ITEM (5) or LIST_END (6)");
        }
        return items.build();
    }

    private void add(Element element) {
        open.element().elements().add(element);
    }

    private String name() {
        return reader.bytes("element name", reader.u8("element name length")).utf8();
    }

    private Bytes value() {
        return reader.bytes("value", reader.u16("value length"));
    }
}
