/** Algorithms, secrets, key schedules. */
@NullMarked
package ike.crypto;

import org.jspecify.annotations.NullMarked;
