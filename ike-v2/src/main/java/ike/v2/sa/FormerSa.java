package ike.v2.sa;

/**
 * The IKE SA that a ticket is of (RFC 5723 §6.2).
 *
 * @param uniqueId its number here
 * @param connection what it was made over
 * @param peer who its two ends are; authenticated once, and proved anew by whoever has its keys
 */
public record FormerSa(long uniqueId, String connection, PeerAuthenticated peer) {
}
