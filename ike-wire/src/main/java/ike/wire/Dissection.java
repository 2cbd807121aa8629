package ike.wire;

import java.util.Optional;

/**
 * A message taken apart field by field: by the same decoder that the engines use, with its trace switched on.
 *
 * @param root the message; of a malformed one the part that could be read
 * @param why what is wrong with it, if something is
 */
public record Dissection(Field root, Optional<Malformed> why) {
}
