/**
 * The Extensible Authentication Protocol's packets (RFC 3748 §4), as IKEv2 carries them (RFC 7296 §3.16). What a method
 * makes of its data is the method's affair.
 */
@NullMarked
package ike.wire.eap;

import org.jspecify.annotations.NullMarked;
