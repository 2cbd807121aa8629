/** What came out of a run, as a table for people and as JSON for programs. */
@NullMarked
package ike.benchmarks.report;

import org.jspecify.annotations.NullMarked;
