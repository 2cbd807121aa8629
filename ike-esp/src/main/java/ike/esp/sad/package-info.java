/**
 * The Security Association Database (RFC 4301 §4.4.2): the SAs of both directions, and the immutable snapshot of them
 * that the datapath's threads read.
 */
@NullMarked
package ike.esp.sad;

import org.jspecify.annotations.NullMarked;
