package ike.interop.vici;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import ike.wire.Bytes;
import java.util.Optional;

/** Fills a {@link Message}, in order. */
public final class MessageBuilder {
    private final ImmutableList.Builder<Element> elements = ImmutableList.builder();

    MessageBuilder() {
    }

    /** A key with a text. */
    public MessageBuilder put(String name, String value) {
        return put(name, Bytes.utf8(value));
    }

    /** A key with a text that a peer may have chosen: the beginning of one that is too long for a value. */
    public MessageBuilder shown(String name, String text) {
        return put(name, text.substring(0, Math.min(text.length(), ViciLimits.LONGEST_TEXT)));
    }

    /**
     * The same of a sentence for people, in ASCII: strongSwan's swanctl shows nothing at all of a value with any other character.
     */
    public MessageBuilder told(String name, String sentence) {
        return shown(name, CharMatcher.ascii().negate()
                .replaceFrom(sentence.replace("§§", "sections ").replace("§", "section "), '?'));
    }

    /** A key with octets. */
    public MessageBuilder put(String name, Bytes value) {
        elements.add(new Element.KeyValue(name, value));
        return this;
    }

    /** A key with a number. */
    public MessageBuilder put(String name, long value) {
        return put(name, Long.toString(value));
    }

    /** A key with a text, if there is one. */
    public MessageBuilder putIfPresent(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    /** The key with {@code yes} where it holds; else nothing, which is how vici says no. */
    public MessageBuilder flag(String name, boolean holds) {
        return holds ? put(name, "yes") : this;
    }

    /** A list of texts. */
    public MessageBuilder list(String name, Iterable<String> items) {
        elements.add(new Element.ItemList(name, ImmutableList.copyOf(Iterables.transform(items, Bytes::utf8))));
        return this;
    }

    /** A section. */
    public MessageBuilder section(String name, Message content) {
        elements.add(new Element.Section(name, content));
        return this;
    }

    /** All elements of another message. */
    public MessageBuilder addAll(Message other) {
        elements.addAll(other.elements());
        return this;
    }

    /** The message. */
    public Message build() {
        return new Message(elements.build());
    }
}
