package ike.interop.endpoint;

import com.google.common.collect.ImmutableSet;
import ike.engine.AskId;
import ike.engine.Path;
import ike.engine.TrafficEvent;
import ike.engine.Verdict;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.util.function.Consumer;

/** Something for the engine's thread to do, handed over by another thread. */
sealed interface Errand {
    /** An IKE message came. */
    record Received(Path path, Bytes message) implements Errand {
    }

    /** The datapath saw something that concerns IKE. */
    record Noticed(TrafficEvent event) implements Errand {
    }

    /** The addresses of this machine have changed: those that were seen last, and what is there now. */
    record Moved(ImmutableSet<IpAddress> before, AddressWatch.Look now) implements Errand {
    }

    /** Somebody in charge wants something; {@code text} is how it was put. */
    record Wanted(String text, Wish wish) implements Errand {
    }

    /** Somebody in charge has a task for the engine's thread. */
    record Asked(Consumer<Control> task) implements Errand {
    }

    /** A question of the engine is answered. */
    record Answered(AskId askId, Verdict verdict) implements Errand {
    }

    /** A sentence for people. */
    record Told(String sentence) implements Errand {
    }

    /** The datapath has ended by itself. */
    record Broken(Exception cause) implements Errand {
    }

    /** Everything is to be deleted with every peer, then the endpoint ends. */
    record Stop() implements Errand {
    }
}
