/**
 * IKEv2 (RFC 7296) as a pure engine, both roles. {@link ike.v2.Ikev2Engine} is the entry; the states of an SA stand in
 * {@code ike.v2.sa}, what each side does in each exchange in {@code ike.v2.exchange}, the typed messages in {@code
 * ike.v2.message}.
 */
@NullMarked
package ike.v2;

import org.jspecify.annotations.NullMarked;
