/**
 * Libraries that are providers of the Java Cryptography Architecture: the Java runtime's own, and others where they are
 * installed.
 */
@NullMarked
package ike.crypto.jca;

import org.jspecify.annotations.NullMarked;
