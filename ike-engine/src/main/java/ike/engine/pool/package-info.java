/** Who has which address of the pools that we assign from. */
@NullMarked
package ike.engine.pool;

import org.jspecify.annotations.NullMarked;
