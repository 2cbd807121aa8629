/**
 * The demonstration behind {@code ike demo}: two IKEv2 engines and their ESP datapaths in a simulated network play the
 * life of one tunnel, and a notebook keeps what crossed the wire and what each end logged.
 *
 * <p>
 * {@link ike.interop.demo.Demonstration#play} is the way in; {@code ike.interop.transcript.Narrator} tells the result.
 */
@NullMarked
package ike.interop.demo;

import org.jspecify.annotations.NullMarked;
