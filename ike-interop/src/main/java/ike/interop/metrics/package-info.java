/** What a running endpoint does, as numbers for OpenMetrics (Prometheus) on a port of the loopback address. */
@NullMarked
package ike.interop.metrics;

import org.jspecify.annotations.NullMarked;
