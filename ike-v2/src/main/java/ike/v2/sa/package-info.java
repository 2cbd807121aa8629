/**
 * The states of an IKE SA and the parts that make it up, each a value: request window, reply cache, task queue, Child
 * SAs, lifetimes. A state carries exactly what is known in it and owns the secrets it names.
 */
@NullMarked
package ike.v2.sa;

import org.jspecify.annotations.NullMarked;
