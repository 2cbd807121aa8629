/** The engine contract, what both versions share, and the simulator. */
@NullMarked
package ike.engine;

import org.jspecify.annotations.NullMarked;
