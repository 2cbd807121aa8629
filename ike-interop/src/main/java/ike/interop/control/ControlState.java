package ike.interop.control;

import ike.interop.log.Journal;

/** What the commands remember from one to the next. Confined to the engine's thread. */
record ControlState(ChildNumbers numbers, UsageWatch watch, Counters counters, Loading loading, SharedSecrets secrets,
        Pools pools, Statistics statistics) {
    static ControlState fresh(Journal journal, String version) {
        return new ControlState(new ChildNumbers(), new UsageWatch(), new Counters(), new Loading(journal),
                new SharedSecrets(), new Pools(), new Statistics(version));
    }
}
