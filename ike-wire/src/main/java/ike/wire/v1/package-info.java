/**
 * IKEv1 messages as immutable values, and their registries (RFC 2407, 2408, 2409; historic by RFC 9395).
 *
 * <p>
 * {@link ike.wire.v1.IsakmpMessages} turns octets into an {@link ike.wire.v1.IsakmpMessage} and back, and takes them
 * apart field by field; an encrypted message stays a header and its ciphertext until someone brings the decrypted
 * octets. Each payload is a record that stands under the RFC's figure and reads and writes itself. A new one is that
 * record, a name in {@link ike.wire.v1.Payload}, and a line in {@code PayloadChain}.
 *
 * <p>
 * Registries are open, as those of {@code ike.wire.v2} are, and share no entry with them: payload type 33 is SA there
 * and nothing here. Attributes keep their value as octets whatever they say; {@link ike.wire.v1.AttributeClass} names
 * them.
 */
@NullMarked
package ike.wire.v1;

import org.jspecify.annotations.NullMarked;
