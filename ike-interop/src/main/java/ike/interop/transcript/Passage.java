package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.EspSaKeys;
import java.time.Duration;
import java.util.Optional;

/** A piece of a told story, in the order of telling. */
public sealed interface Passage {
    /** Who plays. */
    record Opening(Recording.Cast cast) implements Passage {
    }

    /** A part begins; parts are numbered from 1. */
    record Chapter(int number, Episode episode) implements Passage {
    }

    /** A packet, read from its octets, and what it is for. */
    record Message(Duration time, Explanation explanation, Recording.Party from, Recording.Party to,
            Purpose purpose) implements Passage {
    }

    /** A party derived keys. */
    record Derivations(Duration time, String who, ImmutableList<Step> steps) implements Passage {
    }

    /**
     * A step of a derivation.
     *
     * @param alike who has taken a step with the same inputs and the same output before; maybe the same party
     */
    record Step(Recording.Derivation derivation, Optional<String> alike) {
    }

    /** A party is ready to use one direction of a Child SA. */
    record Installed(Duration time, String who, boolean inbound, EspSaKeys keys) implements Passage {
    }

    /** A party says what it has come to. */
    record Remark(Duration time, String who, String text) implements Passage {
    }

    /** The end: what there was. */
    record Closing(Summary summary) implements Passage {
    }
}
