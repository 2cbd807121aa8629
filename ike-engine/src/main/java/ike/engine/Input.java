package ike.engine;

import ike.wire.Bytes;

/** What can happen to an engine. Every input carries its moment. */
public sealed interface Input {
    /** When it happened. */
    Now now();

    /** An IKE message arrived, without the non-ESP marker. */
    record Datagram(Now now, Path path, Bytes octets) implements Input {
    }

    /** The engine's deadline came, or any other moment did. */
    record Tick(Now now) implements Input {
    }

    /** Somebody in charge wants something; the answer is a {@link Effect.Report} with the same id. */
    record Command(Now now, OrderId orderId, Order order) implements Input {
    }

    /** The outside's answer to an {@link Effect.Ask}. */
    record Answer(Now now, AskId askId, Verdict verdict) implements Input {
    }

    /** The datapath saw something that concerns IKE. */
    record Traffic(Now now, TrafficEvent event) implements Input {
    }

    /** The network under us changed. */
    record Network(Now now, NetworkEvent event) implements Input {
    }
}
