package ike.engine;

/** Which SAs an order means. */
public sealed interface Target {
    /** Those of the connection or child configuration of this name. */
    record Named(String name) implements Target {
    }

    /** The one with this unique id. */
    record Numbered(long uniqueId) implements Target {
    }
}
