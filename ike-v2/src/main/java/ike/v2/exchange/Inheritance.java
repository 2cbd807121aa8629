package ike.v2.exchange;

import ike.v2.sa.Established;

/** Lets the IKE SA that stays take the children of the one that goes (RFC 7296 §2.8.2). */
public final class Inheritance {
    private Inheritance() {
    }

    /** The heir with what was handed over. */
    public static Established apply(Turn turn, Established heir, Turn.HandOver handOver) {
        return RekeyIkeRulings.inherit(turn, handOver.from(), heir, handOver.children(), handOver.tasks());
    }
}
