/** What is built from a block cipher's CBC and counter modes, whoever brings those: CCM, CMAC, XCBC. */
@NullMarked
package ike.crypto.modes;

import org.jspecify.annotations.NullMarked;
