/**
 * A real endpoint in one process: an engine, a datapath, and the thread that feeds the one with what the other sees.
 * {@link ike.interop.endpoint.Endpoint} is the way in.
 *
 * <pre>
 * datapath threads, order reader, signals
 *        | Errand
 *      Inbox
 *        |
 *   EngineLoop  -- Input --&gt;    Engine
 *        |      &lt;-- Effects --
 *        |
 *   EffectPerformer: datapath, lines, key tables
 * </pre>
 *
 * Everything that belongs to the engine happens in the thread of {@link ike.interop.endpoint.Endpoint#run}; the others
 * only hand over.
 */
@NullMarked
package ike.interop.endpoint;

import org.jspecify.annotations.NullMarked;
