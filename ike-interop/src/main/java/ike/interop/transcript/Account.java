package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * What one message says, apart from when and where it was caught: the part of an {@link Explanation} that is in it.
 *
 * @param message of a well-formed IKEv2 message its header and payloads
 */
record Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes,
        Optional<OpenedMessage> message) {
    Account(Subject subject, ImmutableList<Layer> layers, ImmutableList<String> notes) {
        this(subject, layers, notes, Optional.empty());
    }
}
