/**
 * IKEv2 messages as immutable values, and their registries (RFC 7296 §3).
 *
 * <p>
 * {@link ike.wire.v2.IkeMessages} turns octets into an {@link ike.wire.v2.IkeMessage} and back, and takes them apart field
 * by field; {@link ike.wire.v2.IkeHeaders} reads the header alone. Each payload is a record that stands under the RFC's
 * figure and reads and writes itself. A new one is that record, a name in {@link ike.wire.v2.Payload}, and a line in
 * {@code PayloadChain}.
 *
 * <p>
 * A registry is a sealed type of {@code Known} entries and an {@code Unknown} code, so nothing that a peer sends is lost.
 * Algorithms ({@link ike.wire.v2.TransformId}) are one enum for each kind.
 */
@NullMarked
package ike.wire.v2;

import org.jspecify.annotations.NullMarked;
