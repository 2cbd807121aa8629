/** JSON (RFC 8259) as far as it is written here. */
@NullMarked
package ike.interop.json;

import org.jspecify.annotations.NullMarked;
