package ike.engine;

/**
 * Why an exchange failed, for people.
 *
 * @param notification the notification's name as on the wire ({@code NO_PROPOSAL_CHOSEN}), or a word for what never reached the wire
 *        ({@code TIMEOUT})
 * @param byPeer true when the peer refused, false when we did
 * @param summary one line: what was wrong
 * @param explanation further lines: what was offered and configured, and what to do; empty when the summary says all
 * @param section the rule, as {@code RFC 7296 §2.7}
 */
public record Failure(String notification, boolean byPeer, String summary, String explanation, String section) {
}
