package ike.interop.conversation;

import com.google.common.base.CharMatcher;
import ike.interop.transcript.Standing.Breach;
import ike.wire.Field;
import java.util.function.Consumer;

/** Fields that a sender leaves zero and a receiver does not look at (RFC 7296 §2.5, RFC 2408 §3.2). */
final class ReservedFields {
    private static final int MAX_TOLD = 8;
    private static final CharMatcher ZERO = CharMatcher.is('0');

    private ReservedFields() {
    }

    static void breaches(Field root, Consumer<Breach> found) {
        root.all().filter(field -> field.children().isEmpty() && field.name().startsWith("RESERVED")
                && !ZERO.matchesAllOf(field.value())).limit(MAX_TOLD)
                .forEach(field -> found.accept(new Breach(field.name() + " is " + field.value() + " at octet "
                        + field.offset(), field.section())));
    }
}
