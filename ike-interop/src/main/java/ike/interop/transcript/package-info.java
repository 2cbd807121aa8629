/**
 * Packets told to a person: taken apart field by field, opened where the keys are at hand, printed for a terminal or as
 * JSON lines.
 *
 * <p>
 * {@link ike.interop.transcript.Explainer} turns a captured frame into an {@link ike.interop.transcript.Explanation};
 * {@link ike.interop.transcript.TextRenderer} and {@link ike.interop.transcript.JsonRenderer} print it. It reads the
 * wire a second time, apart from the engines: it has the octets and the keys, and nothing of an engine's state.
 */
@NullMarked
package ike.interop.transcript;

import org.jspecify.annotations.NullMarked;
