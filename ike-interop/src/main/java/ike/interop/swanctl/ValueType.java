package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;

/**
 * What kind of value a key takes; brings values of keys that are not read any further into a form in which they can be
 * checked and compared.
 */
sealed interface ValueType {
    /** One form for all spellings of the same value: {@code 4h} and {@code 14400s} are alike. */
    String normal(String value) throws BadValue;

    /** The type that the key table calls by this name. */
    static ValueType of(String name) {
        return name.startsWith("{")
                ? new Words(ImmutableSet.copyOf(Splitter.on(',').split(name.substring(1, name.length() - 1))))
                : Plain.valueOf(Ascii.toUpperCase(name));
    }

    /** One of a few words. */
    record Words(ImmutableSet<String> words) implements ValueType {
        @Override
        public String normal(String value) throws BadValue {
            return ScalarValues.word(value, words);
        }
    }

    /** The types that have a name. */
    enum Plain implements ValueType {
        BOOLEAN,
        NUMBER,
        PORT,
        TIME,
        BYTES,
        TEXT,
        LIST,
        ADDRESSES,
        IDENTITY,
        PROPOSALS,
        SELECTORS;

        @Override
        public String normal(String value) throws BadValue {
            return switch (this) {
                case BOOLEAN -> Boolean.toString(ScalarValues.yesOrNo(value));
                case NUMBER -> Long.toString(ScalarValues.number(value));
                case PORT -> Integer.toString(ScalarValues.port(value));
                case TIME -> ScalarValues.time(value).toString();
                case BYTES -> Long.toString(ScalarValues.bytes(value));
                case TEXT, LIST, ADDRESSES, IDENTITY, PROPOSALS, SELECTORS -> value;
            };
        }
    }
}
