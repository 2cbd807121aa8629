/**
 * What the messages of each exchange must and may carry (RFC 7296 §1.2 to §1.4), typed; the Encrypted payload around
 * them; and the refusals with their notifications.
 */
@NullMarked
package ike.v2.message;

import org.jspecify.annotations.NullMarked;
