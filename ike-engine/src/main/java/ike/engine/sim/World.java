package ike.engine.sim;

import ike.engine.Now;
import java.time.Duration;

/** What a host can do in its simulation. */
interface World {
    /** What time it is. */
    Now now();

    /** Sends a packet off. */
    void send(Host host, Packet packet);

    /** Does something later. */
    void later(Duration delay, Runnable action);

    /** An engine took an input: check the invariants, see when it wants a tick. */
    void stepped(Host host, Step step);

    /** An engine was replaced: what it wanted to be woken for is no longer true. */
    void restarted(Host host);

    /** Ends the simulation: something is wrong. */
    SimulationFailure failure(String what);

    /** Ends the simulation: the engine threw, which it never may. */
    SimulationFailure failure(String what, Throwable cause);
}
