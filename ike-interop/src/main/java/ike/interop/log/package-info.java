/** What a running endpoint tells: entries with a subsystem and a level, as strongSwan has them, and who hears them. */
@NullMarked
package ike.interop.log;

import org.jspecify.annotations.NullMarked;
