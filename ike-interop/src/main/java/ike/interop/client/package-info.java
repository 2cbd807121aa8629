/**
 * Our own client of the control protocol, as {@code ike up}, {@code down}, {@code rekey}, {@code status} and {@code log}
 * use it; it works with our endpoint and with strongSwan's charon alike.
 */
@NullMarked
package ike.interop.client;

import org.jspecify.annotations.NullMarked;
