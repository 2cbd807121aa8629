/** Bouncy Castle's lightweight API; it is never registered as a provider, which would change the whole process. */
@NullMarked
package ike.crypto.bouncycastle;

import org.jspecify.annotations.NullMarked;
