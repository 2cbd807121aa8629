/** Every call into Linux that the JDK has no class for, through the Foreign Function and Memory API. */
@NullMarked
package ike.esp.linux;

import org.jspecify.annotations.NullMarked;
