package ike.interop.web;

import java.time.Duration;

/**
 * How an endpoint finds out about revocation.
 *
 * @param lists whether revocation lists are asked for and count (RFC 5280 §6.3)
 * @param responders whether OCSP responders are asked and their answers count (RFC 6960)
 * @param timeout so long one address may take
 */
public record RevocationSettings(boolean lists, boolean responders, Duration timeout) {
    /** Both, and five seconds. */
    public static final RevocationSettings DEFAULT = new RevocationSettings(true, true, Duration.ofSeconds(5));
}
