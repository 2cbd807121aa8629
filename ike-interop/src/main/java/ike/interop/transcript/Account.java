package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one message says, apart from when and where it was caught: the part of an {@link Explanation} that is in it.
 *
 * @param message of a well-formed IKEv2 message its header and payloads
 * @param isakmp of a well-formed IKEv1 message its header and payloads, if it could be read
 * @param parts the packets with the other parts of it, when it came in several
 * @param again gives account anew, which may come to more when other messages of the same SA were heard; absent where it
 * would not
 */
record Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes,
        Optional<OpenedMessage> message, Optional<OpenedIsakmp> isakmp, ImmutableList<Long> parts,
        Optional<Supplier<Account>> again) {
    Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes) {
        this(subject, layers, notes, Optional.empty(), Optional.empty(), ImmutableList.of(), Optional.empty());
    }

    /** The same with what an IKEv2 message says. */
    Account with(OpenedMessage opened) {
        return new Account(subject, layers, notes, Optional.of(opened), isakmp, parts, again);
    }

    /** The same message, of which the other parts came in {@code others}. */
    Account with(ImmutableList<Long> others) {
        return new Account(subject, layers, notes, message, isakmp, others, again);
    }

    /** The same with what an IKEv1 message says. */
    Account with(OpenedIsakmp opened) {
        return new Account(subject, layers, notes, message, Optional.of(opened), parts, again);
    }

    /** The same message, which may be readable later. */
    Account orLater(Supplier<Account> later) {
        return new Account(subject, layers, notes, message, isakmp, parts, Optional.of(later));
    }
}
