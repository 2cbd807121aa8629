package ike.interop.vici;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import java.util.Optional;

/**
 * A vici message: a tree of keys with values, lists and sections, in the order of the wire. Values are octets; what they
 * mean is agreed for each key, and it is text in UTF-8 nearly always.
 */
public record Message(ImmutableList<Element> elements) {
    /** Nothing at all. */
    public static final Message EMPTY = new Message(ImmutableList.of());

    /** The octets as a message, or why they are none. */
    public static Decoded<Message> read(Bytes octets) {
        return MessageReader.read(octets);
    }

    /** A message to be filled. */
    public static MessageBuilder builder() {
        return new MessageBuilder();
    }

    /** The octets on the wire. */
    public Bytes write() {
        return MessageWriter.write(this);
    }

    /** How many these are. */
    public int length() {
        return elements.stream().mapToInt(Element::length).sum();
    }

    /** The value of a key. */
    public Optional<Bytes> value(String name) {
        return elements.stream().flatMap(
                e -> e instanceof Element.KeyValue(String key, Bytes value) && key.equals(name)
                        ? Optional.of(value).stream()
                        : Optional.<Bytes>empty().stream())
                .findFirst();
    }

    /** The value of a key as text. */
    public Optional<String> text(String name) {
        return value(name).map(Bytes::utf8);
    }

    /** True when the key says yes. */
    public boolean yes(String name) {
        return text(name).filter("yes"::equals).isPresent();
    }

    /** The items of a list as texts; none when there is no such list. */
    public ImmutableList<String> texts(String name) {
        return elements.stream()
                .flatMap(e -> e instanceof Element.ItemList(String key, ImmutableList<Bytes> items) && key.equals(name)
                        ? items.stream()
                        : ImmutableList.<Bytes>of().stream())
                .map(Bytes::utf8).collect(ImmutableList.toImmutableList());
    }

    /** The sections, in order. */
    public ImmutableList<Element.Section> sections() {
        return elements.stream().flatMap(
                e -> e instanceof Element.Section section
                        ? Optional.of(section).stream()
                        : Optional.<Element.Section>empty().stream())
                .collect(ImmutableList.toImmutableList());
    }

    /** What the section of this name holds. */
    public Optional<Message> section(String name) {
        return sections().stream().filter(section -> section.name().equals(name)).map(Element.Section::content)
                .findFirst();
    }
}
