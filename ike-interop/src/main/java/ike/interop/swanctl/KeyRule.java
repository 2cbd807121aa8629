package ike.interop.swanctl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * One key that strongSwan knows, and what becomes of it here.
 *
 * @param pattern the full name: sections with dots between them, {@code <conn>} for any name, {@code local*} for any
 * name that begins like this
 * @param type what its value is
 * @param defaultText what holds when it is absent, in words; a dash for nothing
 * @param status what becomes of it
 * @param accepted with {@link Status#ONLY}, the values that are accepted
 * @param reason why it is not supported, half a sentence; empty where nothing has to be said
 */
record KeyRule(String pattern, ValueType type, String defaultText, Status status, ImmutableList<String> accepted,
        String reason) {
    /** All of them, in the order of strongSwan's manual. */
    static final ImmutableList<KeyRule> ALL = ResourceTable.rows("keys.txt", 4).stream().map(KeyRule::of)
            .collect(ImmutableList.toImmutableList());

    private static final String ONLY = "only ";

    /** What becomes of a key. */
    enum Status {
        /** It does what it does in strongSwan. */
        SUPPORTED,
        /** Whatever its value, it changes nothing here. */
        IGNORED,
        /** What it does in strongSwan is left out, and a connection is as good without it: any other value is a warning. */
        UNUSED,
        /** Accepted with the default or a value that changes nothing here; refused with any other. */
        ONLY,
        /** Refused with any value. */
        REFUSED
    }

    /** The parts of the pattern; the last one is the key, the others are sections. */
    List<String> path() {
        return Splitter.on('.').splitToList(pattern);
    }

    /** Throws unless the value may be passed over; supported keys are for their reader to judge. */
    void check(String value) throws BadValue {
        switch (status) {
            case SUPPORTED -> {
                // The value is read where it is used.
            }
            case IGNORED, UNUSED -> type.normal(value);
            case ONLY -> {
                if (!isAccepted(value)) {
                    throw reason.isEmpty()
                            ? BadValue.unsupported(value, ScalarValues.oneOf(accepted))
                            : BadValue.saying(
                                    "not supported: " + reason + "; expected " + ScalarValues.oneOf(accepted));
                }
            }
            case REFUSED -> throw BadValue.saying((reason.isEmpty()
                    ? "this key is not supported yet"
                    : "not supported: " + reason) + "; expected it to be left out");
        }
    }

    /** Whether this good value asks for something that is left out. */
    boolean leavesOut(String value) throws BadValue {
        return status == Status.UNUSED && !type.normal(value).equals(type.normal(defaultText));
    }

    private boolean isAccepted(String value) throws BadValue {
        String normal;
        try {
            normal = type.normal(value);
        } catch (BadValue _) {
            throw BadValue.expected(value, ScalarValues.oneOf(accepted));
        }
        for (String good : accepted) {
            if (type.normal(good).equals(normal)) {
                return true;
            }
        }
        return false;
    }

    private static KeyRule of(List<String> row) {
        String status = row.get(3);
        boolean only = status.startsWith(ONLY);
        return new KeyRule(row.get(0), ValueType.of(row.get(1)), row.get(2), switch (only ? "only" : status) {
            case "supported" -> Status.SUPPORTED;
            case "ignored" -> Status.IGNORED;
            case "unused" -> Status.UNUSED;
            case "only" -> Status.ONLY;
            case "refused" -> Status.REFUSED;
            default -> throw new IllegalStateException("no status: " + status);
        }, only ? ImmutableList.copyOf(Splitter.on(',').split(status.substring(ONLY.length()))) : ImmutableList.of(),
                row.get(4));
    }
}
