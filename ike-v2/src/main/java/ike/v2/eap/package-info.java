/**
 * EAP (RFC 3748) as pure state machines in both roles: the peer, who proves who he is, and the authenticator, who asks.
 * A conversation is a value; a message goes in, the next value and the answer come out. Randomness and passwords are
 * arguments. IKEv2 carries the messages (RFC 7296 §2.16) and knows nothing of methods.
 */
@NullMarked
package ike.v2.eap;

import org.jspecify.annotations.NullMarked;
