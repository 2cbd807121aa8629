/**
 * What each side does in each exchange of RFC 7296: one file for the initiator, one for the responder, each to be read
 * from top to bottom beside its section. Handlers take a state and a message and return the next state; everything that
 * shall happen outside is collected by the {@link ike.v2.exchange.Turn}.
 */
@NullMarked
package ike.v2.exchange;

import org.jspecify.annotations.NullMarked;
