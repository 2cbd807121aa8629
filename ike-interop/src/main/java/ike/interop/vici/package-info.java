/**
 * strongSwan's control protocol, vici: messages and packets as values, their framing on a stream, a server that answers
 * requests and raises events, and a client. What the commands do is not known here.
 *
 * <pre>
 * octets  --PacketStream--&gt;  Packet  --ViciSession--&gt;  ViciCommands
 *                                    --ViciClient---&gt;  Message
 * </pre>
 */
@NullMarked
package ike.interop.vici;

import org.jspecify.annotations.NullMarked;
