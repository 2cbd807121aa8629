package ike.interop.vici;

import com.google.common.base.Preconditions;
import ike.wire.Bytes;
import java.io.ByteArrayOutputStream;

/** Writes a message's octets. */
final class MessageWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private MessageWriter() {
    }

    /** The octets; {@link IllegalArgumentException} when a name or value is longer than its length field can say. */
    static Bytes write(Message message) {
        MessageWriter writer = new MessageWriter();
        writer.elements(message);
        return Bytes.owning(writer.out.toByteArray());
    }

    private void elements(Message message) {
        for (Element element : message.elements()) {
            switch (element) {
                case Element.KeyValue(String name, Bytes value) -> {
                    begin(ElementType.KEY_VALUE, name);
                    value(value);
                }
                case Element.ItemList(String name, var items) -> {
                    begin(ElementType.LIST_START, name);
                    items.forEach(this::item);
                    out.write(ElementType.LIST_END);
                }
                case Element.Section(String name, Message content) -> {
                    begin(ElementType.SECTION_START, name);
                    elements(content);
                    out.write(ElementType.SECTION_END);
                }
            }
        }
    }

    private void begin(int type, String name) {
        out.write(type);
        out.writeBytes(PacketWriter.name(name));
    }

    private void item(Bytes value) {
        out.write(ElementType.LIST_ITEM);
        value(value);
    }

    private void value(Bytes value) {
        Preconditions.checkArgument(value.length() <= ViciLimits.LONGEST_VALUE, "a value of %s octets", value.length());
        out.writeBytes(Bytes.u16(value.length()).toArray());
        out.writeBytes(value.toArray());
    }
}
