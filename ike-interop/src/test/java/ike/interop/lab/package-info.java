/** The lab's own tests, and the integration tests that run its cases. */
@NullMarked
package ike.interop.lab;

import org.jspecify.annotations.NullMarked;
