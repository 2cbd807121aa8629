package ike.crypto;

import java.util.Optional;

/** A line of a table, and what implements it, if anything does. */
record Row<A>(Algorithm facts, Optional<A> code) {
}
