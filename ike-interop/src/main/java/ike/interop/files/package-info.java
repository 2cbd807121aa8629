/** What is said about files, in the same words everywhere. No RFC section: this is the program, not the protocol. */
@NullMarked
package ike.interop.files;

import org.jspecify.annotations.NullMarked;
