/**
 * Follows the conversation in a capture: which packet answers which, what was negotiated, which proofs hold, and which
 * rules are broken.
 *
 * <p>
 * {@link ike.interop.conversation.Conversation#hear} is the way in. What each version of the protocol means is a {@code
 * Dialogue}; what both share (requests and answers, repetitions, what stays dark) is not. Everything that a capture can
 * fill has a limit.
 */
@NullMarked
package ike.interop.conversation;

import org.jspecify.annotations.NullMarked;
