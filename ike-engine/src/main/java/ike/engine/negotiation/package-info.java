/** What two sides agree on, as pure functions: proposals (RFC 7296 §2.7, §3.3) and traffic selectors (§2.9). */
@NullMarked
package ike.engine.negotiation;

import org.jspecify.annotations.NullMarked;
