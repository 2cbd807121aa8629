/** How strongSwan's own scenarios are read and judged; none of them is here. */
@NullMarked
package ike.interop.scenario;

import org.jspecify.annotations.NullMarked;
