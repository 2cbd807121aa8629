/**
 * Connections, children and secrets as values: what an engine needs to know of a configuration, whatever file it came
 * from.
 */
@NullMarked
package ike.engine.config;

import org.jspecify.annotations.NullMarked;
