package ike.engine.sim;

/** What may be wrong with a {@link ToyEngine}, so that it can be seen that a simulation finds it. */
enum Flaw {
    NONE,
    OTHER_REPLY,
    SAME_IV,
    SAME_KEY,
    OTHER_KEY,
    LOST_SECRET,
    THROWS,
    SPINS,
    NEVER_SENDS_AGAIN,
    WIPED_KEY,
    REMOVES_TWICE,
    FORGETS_TO_REMOVE
}
