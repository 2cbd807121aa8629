package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * What one message says, apart from when and where it was caught: the part of an {@link Explanation} that is in it.
 *
 * @param message of a well-formed IKEv2 message its header and payloads
 * @param parts the packets with the other parts of it, when it came in several
 */
record Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes,
        Optional<OpenedMessage> message, ImmutableList<Long> parts) {
    Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes) {
        this(subject, layers, notes, Optional.empty(), ImmutableList.of());
    }
}
