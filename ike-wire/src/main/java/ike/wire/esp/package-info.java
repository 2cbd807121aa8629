/** The outside of ESP packets, and how ESP and IKE share a UDP port. */
@NullMarked
package ike.wire.esp;

import org.jspecify.annotations.NullMarked;
