/** The messages of Phase 1 as RFC 2409 §5 draws them: one file for each mode and way of authentication. */
@NullMarked
package ike.v1.figure;

import org.jspecify.annotations.NullMarked;
