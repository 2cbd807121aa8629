package ike.interop.cli;

import com.google.common.collect.ImmutableList;

/**
 * Adds commands to {@code ike} from a module that {@code ike-interop} does not know, found by
 * {@link java.util.ServiceLoader}. No RFC section: this is the program, not the protocol.
 */
public interface CommandContribution {

    /** Fresh command objects, each annotated with picocli's {@code @Command} and a name that no other command has. */
    ImmutableList<Object> commands();
}
