/** What a tunnel carries whose endpoints have many Child SAs, beside one that has one. */
@NullMarked
package ike.benchmarks.sas;

import org.jspecify.annotations.NullMarked;
