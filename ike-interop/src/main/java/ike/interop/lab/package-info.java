/**
 * The peer lab: network namespaces, a real strongSwan in one and our endpoint in the other, and cases that say what must
 * happen between them.
 *
 * <p>A case is a folder with four files ({@link ike.interop.lab.Case}); {@link ike.interop.lab.Lab} runs it in one role and
 * leaves the evidence (capture, keys, both logs, the steps) in a folder. Needs Linux, root, strongSwan, tshark and ping:
 * {@link ike.interop.lab.Requirements} names what is missing.
 *
 * <p>Unlike the protocol modules this package lives with clocks, processes and threads.
 */
@NullMarked
package ike.interop.lab;

import org.jspecify.annotations.NullMarked;
