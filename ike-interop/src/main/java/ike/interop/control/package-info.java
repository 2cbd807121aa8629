/**
 * What strongSwan's control protocol can ask of our endpoint, with strongSwan's names of commands, keys and values, so
 * that its tools work unchanged. {@link ike.interop.control.EndpointCommands} is the way in.
 */
@NullMarked
package ike.interop.control;

import org.jspecify.annotations.NullMarked;
